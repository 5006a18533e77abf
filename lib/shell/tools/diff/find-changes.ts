import { diffArrays } from "diff";
import { shiftChanges } from "./shift-changes";

/** A place where lines of one text stand for lines of another: where they begin in each, and how many they are. */
export interface Change {
  left: number;
  removed: number;
  right: number;
  added: number;
}

/**
 * Compares lines by their keys. As in GNU diff, lines that both begin and end with take no part, but for so many
 * as the context has.
 */
export function findChanges(
  left: readonly string[],
  right: readonly string[],
  context: number,
): Change[] {
  const shorter = Math.min(left.length, right.length);
  let begin = 0;
  while (begin < shorter && left[begin] === right[begin]) begin++;
  let end = 0;
  while (end < shorter - begin && left.at(-1 - end) === right.at(-1 - end)) end++;
  const from = Math.max(0, begin - context);
  const kept = Math.max(0, end - context);
  const inner = (lines: readonly string[]) => lines.slice(from, lines.length - kept);
  return changesOf(inner(left), inner(right)).map((change) => ({
    ...change,
    left: change.left + from,
    right: change.right + from,
  }));
}

function changesOf(left: readonly string[], right: readonly string[]): Change[] {
  const changed = { left: left.map(() => false), right: right.map(() => false) };
  let [at, place] = [0, 0];
  for (const { added, removed, count } of diffArrays([...left], [...right])) {
    if (removed) changed.left.fill(true, at, at + count);
    if (added) changed.right.fill(true, place, place + count);
    if (!added) at += count;
    if (!removed) place += count;
  }
  shiftChanges(left, changed.left, changed.right);
  shiftChanges(right, changed.right, changed.left);
  return collect(changed.left, changed.right);
}

function collect(left: readonly boolean[], right: readonly boolean[]): Change[] {
  const changes: Change[] = [];
  let [at, place] = [0, 0];
  while (at < left.length || place < right.length) {
    if (!left[at] && !right[place]) {
      at++;
      place++;
      continue;
    }
    const change: Change = { left: at, removed: 0, right: place, added: 0 };
    for (; left[at]; at++) change.removed++;
    for (; right[place]; place++) change.added++;
    changes.push(change);
  }
  return changes;
}
