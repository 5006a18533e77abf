/**
 * Hands on in one go all that comes until the page is drawn next, so that a burst of events costs one drawing.
 * `schedule` calls back before that, such as `requestAnimationFrame`.
 */
export function gather<T>(
  handOn: (items: readonly T[]) => void,
  schedule: (callback: () => void) => void,
): (item: T) => void {
  let waiting: T[] = [];
  return (item) => {
    waiting.push(item);
    if (waiting.length > 1) return;
    schedule(() => {
      const items = waiting;
      waiting = [];
      handOn(items);
    });
  };
}

/** Before the next drawing; where the page is hidden and none comes, soon all the same. */
export function beforeDrawing(callback: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(callback);
  else setTimeout(callback, 250);
}
