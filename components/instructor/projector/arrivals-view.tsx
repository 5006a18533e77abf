import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import type { Arrival } from "./arrivals";

interface ArrivalsProps {
  rows: readonly Arrival[];
  done: number;
  count: number;
}

/** The class arriving step by step: a dot for each learner where they are, a tick for each who is through. */
export function Arrivals({ rows, done, count }: ArrivalsProps) {
  const size = count <= 40 ? "size-5" : count <= 150 ? "size-3" : "size-2";
  return (
    <ol aria-label="Where the class is" className="flex grow flex-col">
      {rows.map(({ key, number, title, here, passed }) => (
        <Row
          key={key}
          name={number}
          title={title}
          text={`${passed} of ${count} passed`}
          share={count === 0 ? 0 : passed / count}
        >
          <Dots count={here} className={cx(size, "rounded-full bg-text")} />
          {here > 0 && <span className="pl-1 text-muted tabular-nums">{here}</span>}
        </Row>
      ))}
      <Row name="Done" title="" text={`${done} of ${count}`} share={count === 0 ? 0 : done / count}>
        <Dots count={done} className={cx(size, "rounded-full bg-passed")} />
      </Row>
    </ol>
  );
}

interface RowProps {
  name: string;
  title: string;
  text: string;
  share: number;
  children: ReactNode;
}

function Row({ name, title, text, share, children }: RowProps) {
  return (
    <li className="relative flex min-h-12 grow items-center gap-6 border-t px-3 py-2 text-lg">
      <span
        aria-hidden
        className="absolute inset-y-0 left-0 bg-passed-ground transition-[width]"
        style={{ width: `${share * 100}%` }}
      />
      <span className="relative w-24 shrink-0 sm:w-80">
        <span className="font-semibold">{name}</span>{" "}
        <span className="text-base text-muted max-sm:hidden">{title}</span>
      </span>
      <span className="relative flex min-w-0 grow flex-wrap items-center gap-1">{children}</span>
      <span className="relative shrink-0 text-base text-muted tabular-nums">{text}</span>
    </li>
  );
}

function Dots({ count, className }: { count: number; className: string }) {
  return Array.from({ length: count }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the dots are alike, and stand for nobody in particular
    <span key={i} aria-hidden className={className} />
  ));
}
