import { cx } from "class-variance-authority";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

/** The browser's own select (role combobox), dressed like the other controls. */
export function NativeSelect({
  className,
  isCode = false,
  children,
  ...rest
}: ComponentProps<"select"> & { isCode?: boolean }) {
  return (
    <span className={cx("relative inline-flex", className)}>
      <select
        {...rest}
        className={cx(
          "h-8 w-full appearance-none rounded border border-line-strong bg-panel pr-7 pl-2.5 text-sm text-text aria-invalid:border-failed",
          isCode && "font-mono",
        )}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-2 right-2 size-4 text-muted"
      />
    </span>
  );
}
