import { type EventKind, eventWords, type Moments } from "./moments";

interface MomentsKeyProps {
  moments: Moments;
  /** Which points off the scale there are. */
  odd: readonly number[];
}

/** What the signs in a graph mean; only those that are in it. */
export function MomentsKey({ moments: { scrapes, events }, odd }: MomentsKeyProps) {
  const kinds = new Set(events.map(({ kind }) => kind));
  const has = (kind: EventKind) => kinds.has(kind);
  return (
    <ul
      aria-label="Signs in the graph"
      className="flex flex-wrap gap-x-4 gap-y-0.5 text-[13px] leading-5 text-muted"
    >
      {has("push") && <Sign sign="●" word={eventWords.push} />}
      {has("delete") && <Sign sign="○" word={eventWords.delete} />}
      {has("refused") && <Sign sign="✕" word={eventWords.refused} />}
      {has("restart") && <Sign sign="■" word={eventWords.restart} />}
      {scrapes.some(({ isUp }) => isUp) && <Sign sign="|" word="Scrape" />}
      {scrapes.some(({ isUp }) => !isUp) && <Sign sign="×" word="Failed scrape" />}
      {odd.includes(Number.POSITIVE_INFINITY) && <Sign sign="▲" word="+Inf" />}
      {odd.includes(Number.NEGATIVE_INFINITY) && <Sign sign="▼" word="-Inf" />}
      {odd.some(Number.isNaN) && <Sign sign="×" word="NaN" />}
    </ul>
  );
}

function Sign({ sign, word }: { sign: string; word: string }) {
  return (
    <li className="flex gap-1.5">
      <span aria-hidden className="text-text">
        {sign}
      </span>
      {word}
    </li>
  );
}
