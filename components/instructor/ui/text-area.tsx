import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";

/** A field of several lines; give it its label with `Field`. */
export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      className={cx(
        "w-full min-w-0 rounded border border-line-strong bg-panel px-3 py-2 text-sm leading-5 text-text placeholder:text-muted disabled:opacity-60",
        className,
      )}
    />
  );
}
