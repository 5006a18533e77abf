import { cx } from "class-variance-authority";
import type { ReactNode } from "react";

interface SwitchProps {
  label: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  className?: string;
}

/** A native checkbox with role switch, which lies unseen over all of it: keyboard and forms come from the browser. */
export function Switch({ label, isOn, onChange, className }: SwitchProps) {
  return (
    <label
      className={cx(
        "relative inline-flex cursor-pointer items-center gap-2 text-sm text-muted select-none",
        className,
      )}
    >
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="peer absolute inset-0 z-1 size-full cursor-pointer appearance-none rounded outline-none"
      />
      <span
        aria-hidden
        className="relative h-4.5 w-8 shrink-0 rounded-full border border-line-strong bg-raised transition-colors peer-checked:border-text peer-checked:bg-text peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus after:absolute after:top-[3px] after:left-[3px] after:size-2.5 after:rounded-full after:bg-muted after:transition-transform peer-checked:after:translate-x-3.5 peer-checked:after:bg-panel"
      />
      <span>{label}</span>
    </label>
  );
}
