import { cva, cx } from "class-variance-authority";
import { Circle, CircleAlert, CircleCheck, CircleQuestionMark, Hourglass } from "lucide-react";
import type { ReactNode } from "react";

export const statuses = ["passed", "failed", "waiting", "unknown", "open"] as const;
export type Status = (typeof statuses)[number];

/** The word that stands for a status wherever it is shown; a status is never told by colour alone. */
export const statusWords: Readonly<Record<Status, string>> = {
  passed: "Passed",
  failed: "Not yet",
  waiting: "Waiting",
  unknown: "Unknown",
  open: "Open",
};

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

export const statusGround = cva("", {
  variants: {
    status: {
      passed: "bg-passed-ground",
      failed: "bg-failed-ground",
      waiting: "bg-waiting-ground",
      unknown: "bg-unknown-ground",
      open: "bg-raised",
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

/** Icon and word on a tinted ground. */
export function StatusBadge({ status, children }: { status: Status; children?: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded px-2 py-0.5 text-[13px] font-medium",
        statusText({ status }),
        statusGround({ status }),
      )}
    >
      <StatusIcon status={status} className="size-3.5" />
      {children ?? statusWords[status]}
    </span>
  );
}
