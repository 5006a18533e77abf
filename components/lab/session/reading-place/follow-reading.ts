import { arriveAt, arriveAtTask, type Destination } from "./arrive";
import type { Place } from "./find-place";
import { followLayout } from "./follow-layout";
import { placesOfLabs, placesOfTab } from "./kept-places";
import { placeInView, scrollToPlace } from "./text-in-view";

const keepAfterMs = 150;

/** Keeps where a lab is being read, and brings its reader back there. */
export interface Reading {
  /** A link leads to another page: what is to be in view there. */
  leadTo(destination: Destination): void;
  /** A page of the lab is shown: the first of this document, or after the way there; null is the whole lab. */
  entered(task: string | null): void;
  /** Ends it. */
  end(): void;
}

/** Begins with the first word to it, since only the browser has what it follows. `lab` is its id. */
export function createReading(lab: string): Reading {
  let followed: Reading | null = null;
  const follow = () => {
    followed ??= followReading(lab);
    return followed;
  };
  return {
    leadTo: (destination) => follow().leadTo(destination),
    entered(task) {
      // On the way Back and Forward the address may be ahead of the page: the next one is what is come to.
      if (task === (window.location.pathname.split("/")[3] ?? null)) follow().entered(task);
    },
    end() {
      followed?.end();
      followed = null;
    },
  };
}

function followReading(lab: string): Reading {
  let path = window.location.pathname;
  let isLoad = true;
  let isBackOrForward = false;
  let destination: Destination | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Place | null = null;
  const layout = followLayout(() => last);

  function stopTimer(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function keep(): void {
    stopTimer();
    const place = layout.isSettled() ? placeInView() : null;
    if (!place) return;
    last = place;
    placesOfTab.keep(path, place);
    placesOfLabs.keep(lab, place);
  }

  /** On the way to another page its text may already be in view. */
  function keepOfPage(): void {
    timer = undefined;
    if (window.location.pathname === path) keep();
  }

  const ends = [
    listen("scroll", () => {
      timer ??= setTimeout(keepOfPage, keepAfterMs);
    }),
    listen("pagehide", keep),
    listen("click", () => timer && keepOfPage()),
    listen("popstate", () => {
      isBackOrForward = window.location.pathname !== path;
      if (isBackOrForward) keep();
    }),
    layout.end,
  ];

  function placeOf(task: string | null): Place | null {
    if (isLoad) return placeOnLoad(lab);
    if (isBackOrForward) return placesOfTab.read(path);
    return task === null && !destination ? placesOfLabs.read(lab) : null;
  }

  return {
    leadTo(next) {
      destination = next;
    },
    entered(task) {
      path = window.location.pathname;
      stopTimer();
      // Who was faster than the page's scripts reads on where they are.
      const isReading = window.takeEarlyReading?.() ?? false;
      const place = isReading ? null : placeOf(task);
      // The layout may change before anything has been heard of as scrolling.
      last = place ?? (isLoad ? placeInView() : null);
      if (isReading) keep();
      else if (place) returnTo(place, isLoad);
      else if (destination) arriveAt(destination);
      else if (!isLoad && task !== null) arriveAtTask(task);
      [isLoad, isBackOrForward, destination] = [false, false, null];
    },
    end() {
      clearTimeout(timer);
      for (const end of ends) end();
    },
  };
}

/** After a reload or a way back to this document the place of the tab; for a new one, unless it names a step, the lab's. */
function placeOnLoad(lab: string): Place | null {
  const { pathname, hash } = window.location;
  const ofTab = isNewDocument() ? null : placesOfTab.read(pathname);
  return ofTab ?? (hash === "" ? placesOfLabs.read(lab) : null);
}

/** Neither loaded anew nor come back to. */
function isNewDocument(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type === "navigate";
}

/** While a page loads, the browser itself goes on scrolling to what its address names, or to where it was. */
function returnTo(place: Place, isLoad: boolean): void {
  scrollToPlace(place);
  if (!isLoad || document.readyState === "complete") return;
  if (isNewDocument() && window.location.hash === "") return;
  const again = () => requestAnimationFrame(() => scrollToPlace(place));
  window.addEventListener("load", again, { once: true });
  for (const touched of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    const leave = () => window.removeEventListener("load", again);
    window.addEventListener(touched, leave, { once: true, passive: true });
  }
}

/** Hears of an event wherever in the page it happens, also where it does not bubble. */
function listen(type: string, listener: () => void): () => void {
  const options = { capture: true, passive: true };
  window.addEventListener(type, listener, options);
  return () => window.removeEventListener(type, listener, options);
}
