import { cx } from "class-variance-authority";

interface Bar {
  key: string;
  label: string;
  title?: string;
  /** Drawn behind, as a share of the widest. */
  back?: number;
  front: number;
  /** Where the dark part begins; 0 unless told. */
  from?: number;
  /** A line across the bar. */
  mark?: number;
  text: string;
}

/** Horizontal bars with their figures as text; all numbers are shares from 0 to 1. */
export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-1.5 py-1 text-[0.8125rem] leading-5">
      {bars.map(({ key, label: name, title, back, front, from = 0, mark, text }) => (
        <li key={key} className="flex items-center gap-3" title={title}>
          <span className="w-28 shrink-0 truncate sm:w-64">
            {name} {title && <span className="text-muted max-sm:hidden">{title}</span>}
          </span>
          <span aria-hidden className="relative h-4 min-w-0 grow rounded bg-raised">
            {back !== undefined && (
              <span
                className="absolute inset-y-0 left-0 rounded border border-line-strong"
                style={{ width: percent(back) }}
              />
            )}
            <span
              className={cx("absolute inset-y-0 rounded bg-(--series-1)", from > 0 && "opacity-60")}
              style={{ left: percent(from), width: percent(front - from) }}
            />
            {mark !== undefined && (
              <span
                className="absolute -inset-y-0.5 w-0.5 bg-text"
                style={{ left: percent(mark) }}
              />
            )}
          </span>
          <span className="w-32 shrink-0 text-right text-muted tabular-nums sm:w-44">{text}</span>
        </li>
      ))}
    </ul>
  );
}

const percent = (share: number) => `${Math.max(0, Math.min(1, share)) * 100}%`;
