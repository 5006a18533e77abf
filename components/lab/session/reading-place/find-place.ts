/** A place in a lab's text that every layout of it has: a block of text, and how far it is scrolled past. */
export interface Place {
  /** A step's id, a task's or `lab` for its introduction, and the block within, such as `task:push/2`. */
  anchor: string;
  /** Pixels from the anchor's top to the top edge of what is in view; negative where it lies below. */
  offset: number;
}

export interface Anchor {
  key: string;
  /** Pixels from the top edge of what is in view. */
  top: number;
}

/** The place of the last anchor that begins at or above the top edge; else of the first. Null without any. */
export function findPlace(anchors: readonly Anchor[]): Place | null {
  const anchor = anchors.findLast(({ top }) => top <= 1) ?? anchors[0];
  return anchor ? { anchor: anchor.key, offset: Math.round(-anchor.top) } : null;
}

/** How far to scroll from here to be at a place; null where this text has nothing of it. */
export function distanceTo(place: Place, anchors: readonly Anchor[]): number | null {
  const exact = anchors.find(({ key }) => key === place.anchor);
  if (exact) return exact.top + place.offset;
  const part = place.anchor.split("/", 1)[0];
  return anchors.find(({ key }) => key === part)?.top ?? null;
}
