/**
 * For the `ref` of what goes away once it was used: where it has the focus then, the first of
 * `selectors` that finds something takes it, so that a keyboard goes on from there and not from the top of the
 * page. To be made once, outside of the component.
 */
export function handFocusOn(...selectors: readonly string[]) {
  return (element: HTMLElement | null): (() => void) | undefined => {
    if (!element) return undefined;
    return () => {
      // By now it is still on the page; a frame later what takes its place is there too.
      if (document.activeElement !== element) return;
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const found = selectors.map((each) => document.querySelector<HTMLElement>(each));
        found.find((each) => each !== null)?.focus({ preventScroll: true });
      });
    };
  };
}
