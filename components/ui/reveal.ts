/** Brings what has been asked for to the top of the pane around it, where it would begin in the lower half or below. */
export function reveal(element: HTMLElement, pane: Element | null): void {
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inner.top > outer.top + outer.height / 2) pane.scrollTop += inner.top - outer.top;
}
