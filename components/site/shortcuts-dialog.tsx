"use client";

import { Fragment, useEffect, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

const shortcuts: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["?"], does: "Show these shortcuts" },
  { keys: ["g", "n"], does: "Go to the next task" },
  { keys: ["g", "p"], does: "Go to the previous task" },
  { keys: ["g", "w"], does: "Go to the workspace" },
  { keys: ["Ctrl", "Enter"], does: "Send, run or execute what has the focus (macOS: Cmd+Enter)" },
  { keys: ["Ctrl", "M"], does: "In an editor, free the Tab key (macOS: Ctrl+Shift+M)" },
  { keys: ["←", "→"], does: "Choose the next tab, or move the divider, where the focus is" },
];

/** One list of all shortcuts; it is open while it is mounted. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <Dialog ref={dialog} title="Keyboard shortcuts" onClose={onClose}>
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
  );
}
