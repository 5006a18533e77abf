import { cx } from "class-variance-authority";
import styles from "./pipeline.module.css";

const looks = {
  push: "left-0 -translate-x-1/2 bg-passed",
  question: "right-0 translate-x-1/2 border-2 border-passed bg-panel",
  answer: "left-0 -translate-x-1/2 bg-passed",
} as const;

/** What crosses a link once: a full dot carries metrics, a hollow one asks for them. Moved by `transform` alone. */
export function PipelineTraveller({ as }: { as: keyof typeof looks }) {
  return (
    <span aria-hidden className={cx("absolute inset-x-0 top-1/2", styles[as])}>
      <span className={cx("absolute size-2 -translate-y-1/2 rounded-full", looks[as])} />
    </span>
  );
}
