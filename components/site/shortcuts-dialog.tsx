"use client";

import { Keyboard } from "lucide-react";
import { Fragment, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { isTyping } from "@/components/ui/is-typing";
import { Kbd } from "@/components/ui/kbd";

const shortcuts: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["?"], does: "Show these shortcuts" },
  { keys: ["g", "n"], does: "Go to the next task" },
  { keys: ["g", "p"], does: "Go to the previous task" },
  { keys: ["Ctrl", "Enter"], does: "Send, run or execute what has the focus (macOS: Cmd+Enter)" },
  { keys: ["Ctrl", "M"], does: "In an editor, free the Tab key (macOS: Ctrl+Shift+M)" },
  { keys: ["←", "→"], does: "On a tab or on the divider, move it" },
];

/** The button and the key `?` open one list of all shortcuts. */
export function ShortcutsDialog() {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || isTyping(event.target) || dialog.current?.open) return;
      event.preventDefault();
      dialog.current?.showModal();
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
        onClick={() => dialog.current?.showModal()}
      >
        <Keyboard aria-hidden className="size-4" />
      </Button>
      <Dialog ref={dialog} title="Keyboard shortcuts">
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-3 text-sm">
          {shortcuts.map(({ keys, does }) => (
            <Fragment key={does}>
              <dt className="flex gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </Fragment>
          ))}
        </dl>
        <p className="mt-4 text-[13px] text-muted">
          Single keys do nothing while you type in a field or an editor.
        </p>
      </Dialog>
    </>
  );
}
