"use client";

import { Keyboard } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { isTyping } from "@/components/ui/is-typing";
import { lazyPart } from "@/components/ui/lazy-part";

const ShortcutsDialog = lazyPart(() =>
  import("./shortcuts-dialog").then((part) => part.ShortcutsDialog),
);

/** The button and the key `?` open one list of all shortcuts. */
export function ShortcutsButton() {
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        title="Keyboard shortcuts (?)"
        aria-label="Keyboard shortcuts"
        className="max-sm:hidden"
        onClick={() => setOpen(true)}
      >
        <Keyboard aria-hidden className="size-4" />
      </Button>
      {isOpen && (
        <Suspense>
          <ShortcutsDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
