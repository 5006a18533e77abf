import { cx } from "class-variance-authority";

/** Holds the place of something that loads; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx("animate-pulse rounded bg-raised", className)} />;
}
