"use client";

import { Dialog } from "@base-ui/react/dialog";
import { cx } from "class-variance-authority";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { buttonClass } from "@/components/ui/button-class";

interface ModalProps {
  title: string;
  onClose: () => void;
  /** Buttons at its foot. */
  actions?: ReactNode;
  width?: "text" | "wide";
  /** Enter in a field does what the submit button among the actions does. */
  onSubmit?: (() => void) | undefined;
  children: ReactNode;
}

/** A dialog over the board; it is open while it is mounted. */
export function Modal({ title, onClose, actions, width = "text", onSubmit, children }: ModalProps) {
  const popup = useRef<HTMLDivElement>(null);
  // A field that asks for the focus has it by then; without one no button takes an Enter that was meant for the board.
  const initialFocus = () => !popup.current?.contains(document.activeElement) && popup.current;
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.45)]" />
        <Dialog.Popup
          ref={popup}
          initialFocus={initialFocus}
          className={cx(
            "fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] -translate-1/2 flex-col rounded border bg-panel text-text outline-none",
            width === "wide"
              ? "w-[min(50rem,calc(100vw-2rem))]"
              : "w-[min(34rem,calc(100vw-2rem))]",
          )}
        >
          <div className="flex shrink-0 items-center justify-between gap-4 border-b px-4 py-2">
            <Dialog.Title className="font-semibold">{title}</Dialog.Title>
            <Dialog.Close
              aria-label="Close"
              className={buttonClass({ variant: "ghost", size: "icon" })}
            >
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <Content onSubmit={onSubmit}>
            <div className="min-h-0 overflow-y-auto p-4">{children}</div>
            {actions && (
              <div className="flex shrink-0 flex-wrap justify-end gap-2 border-t px-4 py-3">
                {actions}
              </div>
            )}
          </Content>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Content({ onSubmit, children }: Pick<ModalProps, "onSubmit" | "children">) {
  if (!onSubmit) return children;
  return (
    <form
      className="flex min-h-0 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
