import { cva, cx } from "class-variance-authority";
import { Circle, CircleAlert, CircleCheck, CircleQuestionMark, Hourglass } from "lucide-react";

export type Status = "passed" | "failed" | "waiting" | "unknown" | "open";

const icons = {
  passed: CircleCheck,
  failed: CircleAlert,
  waiting: Hourglass,
  unknown: CircleQuestionMark,
  open: Circle,
} as const;

export const statusText = cva("", {
  variants: {
    status: {
      passed: "text-passed",
      failed: "text-failed",
      waiting: "text-waiting",
      unknown: "text-unknown",
      open: "text-muted",
    },
  },
});

/** The icon alone, for a place where the word stands beside it. */
export function StatusIcon({ status, className }: { status: Status; className?: string }) {
  const Icon = icons[status];
  return (
    <Icon
      aria-hidden
      className={cx("size-4 shrink-0", statusText({ status }), className)}
      strokeWidth={2.25}
    />
  );
}
