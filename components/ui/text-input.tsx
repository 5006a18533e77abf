import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";

/** A one-line text field; give it its label and its error with `Field`. */
export function TextInput({
  className,
  isCode = false,
  ...rest
}: ComponentProps<"input"> & { isCode?: boolean }) {
  return (
    <input
      type="text"
      {...rest}
      className={cx(
        "w-full min-w-0 rounded border border-line-strong bg-panel px-3 text-text placeholder:text-muted",
        "aria-invalid:border-failed disabled:opacity-60",
        isCode ? "h-8 font-mono text-sm" : "h-10 text-base",
        className,
      )}
    />
  );
}
