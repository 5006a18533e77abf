/**
 * Keeps an element from becoming lower by itself, so that nothing below it moves while somebody reads there;
 * a part that its reader folds gives its room back. Used as a `ref`.
 */
export function keepHeight(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined;
  let width = 0;
  const release = () => {
    element.style.minHeight = "";
  };
  const observer = new ResizeObserver(() => {
    if (element.offsetWidth !== width) release();
    width = element.offsetWidth;
    element.style.minHeight = `${element.offsetHeight}px`;
  });
  observer.observe(element);
  element.addEventListener("toggle", release, true);
  return () => {
    observer.disconnect();
    element.removeEventListener("toggle", release, true);
  };
}
