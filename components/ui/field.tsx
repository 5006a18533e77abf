import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

interface Control {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  label: string;
  /** Shown below the control, and read with it. */
  description?: ReactNode;
  /** What is wrong, beside where it was typed; announced when it appears. */
  error?: ReactNode;
  /** Hides the label from sight, not from screen readers. */
  isLabelHidden?: boolean;
  className?: string;
  children: (control: Control) => ReactNode;
}

/** A control with its label, description and error, tied together for assistive technology. */
export function Field({
  label,
  description,
  error,
  isLabelHidden,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const describedBy = [description && `${id}-description`, error && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={className}>
      <label
        htmlFor={id}
        className={isLabelHidden ? "sr-only" : "mb-1 block text-sm font-medium text-text"}
      >
        {label}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {description && (
        <p id={`${id}-description`} className="mt-1 text-[13px] text-muted">
          {description}
        </p>
      )}
      <div id={`${id}-error`} aria-live="polite">
        {error && (
          <p className="mt-1 flex items-start gap-1.5 text-[13px] text-failed">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  );
}
