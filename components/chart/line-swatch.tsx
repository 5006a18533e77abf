import { lineLook } from "./line-look";

/** A piece of a line as the graph draws it. */
export function LineSwatch({ index }: { index: number }) {
  const { colour, dash } = lineLook(index);
  return (
    <svg aria-hidden width="28" height="10" viewBox="0 0 28 10" className="shrink-0">
      <line
        x1="0"
        x2="28"
        y1="5"
        y2="5"
        stroke={`var(--${colour})`}
        strokeWidth="2"
        strokeDasharray={dash.join(" ")}
      />
    </svg>
  );
}
