/** What the focus was on: an item of a list or a row of the grid, and the part of the board that it stands in. */
interface FocusPlace {
  element: HTMLElement;
  item: HTMLElement | null;
  list: Element | null;
  /** Of the item in its list. */
  index: number;
  column: string | undefined;
  panel: HTMLElement;
}

const items = "[data-board-item], [data-row]";

/**
 * Keeps the focus on the board where what had it goes away: a row whose learner was removed, a button that has done
 * its work. It goes to the item that the thing stood in, else to what stands in the item's place, else to the part of
 * the board around them. The returned function ends it.
 */
export function keepBoardFocus(board: HTMLElement): () => void {
  let last: FocusPlace | null = null;
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && board.contains(target)) last = placeOf(target, board);
  };
  // Who clicks beside everything takes the focus away.
  const onPointerDown = ({ target }: PointerEvent) => {
    if (target instanceof Node && board.contains(target)) last = null;
  };
  const observer = new MutationObserver(() => {
    if (!last) return;
    if (last.element.isConnected) last.index = indexOf(last);
    // Without the focus of the window it is in the browser's own bar.
    if (document.activeElement !== document.body || !document.hasFocus()) return;
    // Behind a dialog that has closed it is still there.
    last.element.focus();
    if (document.activeElement === document.body) (substitute(last) ?? board).focus();
  });
  document.addEventListener("focusin", onFocus);
  document.addEventListener("pointerdown", onPointerDown, true);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("pointerdown", onPointerDown, true);
    observer.disconnect();
  };
}

function placeOf(element: HTMLElement, board: HTMLElement): FocusPlace {
  const item = element.closest<HTMLElement>(items);
  const place = {
    ...{ element, item, list: item?.parentElement ?? null, index: 0 },
    column: element.closest<HTMLElement>("[data-column]")?.dataset.column,
    panel: element.closest<HTMLElement>("[data-panel]") ?? board,
  };
  return { ...place, index: indexOf(place) };
}

const itemsOf = (list: Element | null): HTMLElement[] =>
  [...(list?.children ?? [])].filter(
    (each): each is HTMLElement => each instanceof HTMLElement && each.matches(items),
  );

function indexOf({ item, list }: Pick<FocusPlace, "item" | "list">): number {
  return item ? itemsOf(list).indexOf(item) : 0;
}

function substitute({ item, list, index, column, panel }: FocusPlace): HTMLElement | null {
  const others = itemsOf(list?.isConnected ? list : null);
  const next = item?.isConnected ? item : (others[index] ?? others.at(-1));
  const around = panel.isConnected ? panel : null;
  if (!next?.matches("[data-row]")) return next ?? around;
  return next.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? around;
}
