"use client";

import { cx } from "class-variance-authority";
import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { copyText } from "./copy-text";

const words = { idle: "Copy", copied: "Copied", failed: "Copy failed" } as const;
const icons = { idle: Copy, copied: Check, failed: X } as const;

/** Copies `text`; its name says "Copied" for two seconds, which a screen reader hears. */
export function CopyButton({ text, className }: { text: string; className?: string }) {
  const [state, setState] = useState<keyof typeof words>("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy(button: Element) {
    setState((await copyText(text, button)) ? "copied" : "failed");
  }

  const Icon = icons[state];
  return (
    <Button
      variant="ghost"
      size="icon"
      title={words[state]}
      onClick={(event) => void copy(event.currentTarget)}
      className={cx(state === "copied" && "[&>svg]:text-passed", className)}
    >
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite" className="sr-only">
        {words[state]}
      </span>
    </Button>
  );
}
