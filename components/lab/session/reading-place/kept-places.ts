import type { Place } from "./find-place";

/** Where a page of this tab was left, by its path. */
export const placesOfTab = {
  keep: (path: string, place: Place) => keep(() => sessionStorage, keyOf(path), place),
  read: (path: string) => read(() => sessionStorage, keyOf(path)),
};

/** Where a lab was read last in this browser, in whichever of its layouts. */
export const placesOfLabs = {
  keep: (lab: string, place: Place) => keep(() => localStorage, keyOf(lab), place),
  read: (lab: string) => read(() => localStorage, keyOf(lab)),
};

/** `of` is a path, or the id of a lab. */
export function keyOf(of: string): string {
  return `scrapelab.place.${of}`;
}

function keep(storage: () => Storage, key: string, place: Place): void {
  try {
    storage().setItem(key, JSON.stringify(place));
  } catch {
    // Storage is refused: the place lasts as long as the page.
  }
}

function read(storage: () => Storage, key: string): Place | null {
  try {
    const kept: unknown = JSON.parse(storage().getItem(key) ?? "null");
    return isPlace(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isPlace(value: unknown): value is Place {
  return (
    typeof value === "object" &&
    value !== null &&
    "anchor" in value &&
    typeof value.anchor === "string" &&
    "offset" in value &&
    typeof value.offset === "number"
  );
}
