"use client";

import { cx } from "class-variance-authority";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

const words = { idle: "Copy", copied: "Copied", failed: "Copy failed" } as const;

/** Copies `text`; its name says "Copied" for two seconds, which a screen reader hears. */
export function CopyButton({ text, className }: { text: string; className?: string }) {
  const [state, setState] = useState<keyof typeof words>("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setState(isCopied ? "copied" : "failed");
  }

  const Icon = state === "copied" ? Check : Copy;
  return (
    <Button
      variant="ghost"
      size="small"
      onClick={() => void copy()}
      className={cx("gap-1.5 bg-code", state === "copied" && "text-passed", className)}
    >
      <Icon aria-hidden className="size-3.5" />
      <span aria-live="polite">{words[state]}</span>
    </Button>
  );
}
