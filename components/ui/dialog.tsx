"use client";

import { cx } from "class-variance-authority";
import { X } from "lucide-react";
import { type ReactNode, type Ref, useId } from "react";
import { createPortal } from "react-dom";
import { Button } from "./button";
import { useIsHydrated } from "./use-is-hydrated";

interface DialogProps {
  /** Open it with `ref.current?.showModal()`; Escape, the close button and a click beside it close it. */
  ref: Ref<HTMLDialogElement>;
  title: string;
  /** Buttons at the foot; one of them closes with `<form method="dialog">` or `close()`. */
  actions?: ReactNode;
  onClose?: () => void;
  width?: "text" | "wide";
  children: ReactNode;
}

/**
 * The browser's own modal dialog: focus trap, Escape and inert background are native. It stands at the end of
 * the page, since one inside a part that is hidden meanwhile would be hidden too and keep the page inert.
 */
export function Dialog({ ref, title, actions, onClose, width = "text", children }: DialogProps) {
  const id = useId();
  if (!useIsHydrated()) return null;
  return createPortal(
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={onClose}
      closedby="any"
      className={cx(
        "m-auto max-h-[calc(100dvh-2rem)] rounded border bg-panel p-0 text-text backdrop:bg-[rgb(0_0_0/0.45)]",
        width === "wide" ? "w-[min(50rem,calc(100vw-2rem))]" : "w-[min(34rem,calc(100vw-2rem))]",
      )}
    >
      <form method="dialog" className="flex items-center justify-between gap-4 border-b px-4 py-2">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        <Button type="submit" variant="ghost" size="icon" aria-label="Close">
          <X aria-hidden className="size-4" />
        </Button>
      </form>
      <div className="p-4">{children}</div>
      {actions && <div className="flex justify-end gap-2 border-t px-4 py-3">{actions}</div>}
    </dialog>,
    document.body,
  );
}
