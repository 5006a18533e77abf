/**
 * For a button that takes itself and all around it away: gives a function that, once that is done, puts the focus
 * on the next button of its kind, else on the part of the page that it was in.
 */
export function keepFocus(button: HTMLElement, kind: string): () => void {
  const all = [...document.querySelectorAll<HTMLElement>(kind)];
  const at = all.indexOf(button);
  const others = [...all.slice(at + 1), ...all.slice(0, at).reverse()];
  const around = button.closest<HTMLElement>("[data-step]") ?? document.getElementById("main");
  return () => {
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement !== button) return;
    const next = others.find((each) => each.isConnected);
    if (next) return next.focus();
    if (!around?.hasAttribute("tabindex")) around?.setAttribute("tabindex", "-1");
    around?.focus({ preventScroll: true });
  };
}
