/**
 * Which of equal lines is the changed one is a matter of taste: that of GNU diff. A run of changes is moved as far
 * back as it goes, then as far on, which joins it with others on the way, and at last back to the last place where
 * the other text has changes too.
 */
export function shiftChanges(
  keys: readonly string[],
  changed: boolean[],
  other: readonly boolean[],
) {
  let [at, place] = [0, 0];
  for (;;) {
    while (at < keys.length && !changed[at]) {
      while (other[place++]);
      at++;
    }
    if (at >= keys.length) return;
    const run: Run = { keys, changed, other, start: at, end: at, place };
    while (changed[++run.end]);
    while (other[run.place]) run.place++;
    moveRun(run);
    at = run.end;
    place = run.place;
  }
}

interface Run {
  keys: readonly string[];
  changed: boolean[];
  other: readonly boolean[];
  start: number;
  /** The line behind its last. */
  end: number;
  /** Where the other text is at its end. */
  place: number;
}

function moveRun(run: Run): void {
  let corresponding: number;
  let length: number;
  do {
    length = run.end - run.start;
    moveBack(run);
    corresponding = moveOn(run);
  } while (length !== run.end - run.start);
  while (corresponding < run.end) stepBack(run);
}

function moveBack(run: Run): void {
  const { keys, changed } = run;
  while (run.start > 0 && keys[run.start - 1] === keys[run.end - 1]) {
    stepBack(run);
    while (changed[run.start - 1]) run.start--;
  }
}

/** The last end on the way at which the other text has changes too; that of the text where there is none. */
function moveOn(run: Run): number {
  const { keys, changed, other } = run;
  let corresponding = other[run.place - 1] ? run.end : keys.length;
  while (run.end < keys.length && keys[run.start] === keys[run.end]) {
    changed[run.start++] = false;
    changed[run.end++] = true;
    while (changed[run.end]) run.end++;
    while (other[++run.place]) corresponding = run.end;
  }
  return corresponding;
}

function stepBack(run: Run): void {
  run.changed[--run.start] = true;
  run.changed[--run.end] = false;
  while (run.other[--run.place]);
}
