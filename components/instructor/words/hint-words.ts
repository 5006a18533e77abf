import { minuteOf } from "@/components/instructor/words/cell-words";
import type { Misconception } from "@/lib/contract/classroom/board";

type Hint = Misconception["hints"][number];

/** What became of a hint: `sent 14:02 to 9, 6 passed since, median 2:10, 3 still here`. */
export function hintEffectText(hint: Hint, timeZone?: string): string {
  const { sentAt, to, passedSince, medianMs, stillHere } = hint;
  return [
    `sent ${minuteOf(sentAt, timeZone)} to ${to}`,
    passedSince === 0 ? "none passed since" : `${passedSince} passed since`,
    ...(medianMs === null ? [] : [`median ${spanText(medianMs)}`]),
    ...(stillHere === 0 ? [] : [`${stillHere} still here`]),
  ].join(", ");
}

/** Minutes and seconds, `2:10`; with hours where there are any. */
export function spanText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** How long something has lasted, to the minute: `6 min`. */
export function minutesText(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return "less than 1 min";
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}
