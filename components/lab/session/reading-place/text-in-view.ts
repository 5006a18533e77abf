import { type Anchor, distanceTo, findPlace, type Place } from "./find-place";

/** The blocks of text in a part. */
export const blocksOfPart = ":scope > .lab-text > *, :scope > * > .lab-text > *";

/** The place that is in view now. */
export function placeInView(): Place | null {
  return findPlace(anchorsInView());
}

/** Scrolls to a place; false where this page's text has nothing of it. */
export function scrollToPlace(place: Place): boolean {
  const distance = distanceTo(place, anchorsInView());
  if (distance === null) return false;
  scroller().scrollBy({ top: distance, behavior: "instant" });
  return true;
}

/** On a wide page the instructions scroll in themselves, on a narrow one the page does. */
function scroller(): Element | Window {
  const pane = instructions();
  return pane && getComputedStyle(pane).overflowY !== "visible" ? pane : window;
}

function anchorsInView(): Anchor[] {
  const within = scroller();
  const edge = within instanceof Element ? within.getBoundingClientRect().top : 0;
  const parts = instructions()?.querySelectorAll<HTMLElement>("[data-place]") ?? [];
  return [...parts].flatMap((part) => {
    const key = part.dataset.place ?? "";
    const topOf = (element: Element) => element.getBoundingClientRect().top - edge;
    const blocks = [...part.querySelectorAll(blocksOfPart)];
    const anchors = blocks.map((block, i) => ({ key: `${key}/${i}`, top: topOf(block) }));
    return [{ key, top: topOf(part) }, ...anchors];
  });
}

function instructions(): Element | null {
  return document.querySelector("#instructions");
}
