import type { Place } from "./find-place";
import { scrollToPlace } from "./text-in-view";

/** The layout of the text: a pane of the page, or the page itself where the window is narrow or the page zoomed in. */
export interface FollowedLayout {
  /** False from a change of it until the place from before is in view again: what is in view tells nothing then. */
  isSettled(): boolean;
  end(): void;
}

/** What scrolls is another part after a change of the layout, and begins at its top: then it goes to the place before. */
export function followLayout(placeBefore: () => Place | null): FollowedLayout {
  const wide = matchMedia("(width >= 64rem)");
  let isWide = wide.matches;
  const goBack = () => {
    const place = placeBefore();
    if (place) scrollToPlace(place);
    isWide = wide.matches;
  };
  const changed = () => requestAnimationFrame(goBack);
  wide.addEventListener("change", changed);
  return {
    isSettled: () => wide.matches === isWide,
    end: () => wide.removeEventListener("change", changed),
  };
}
