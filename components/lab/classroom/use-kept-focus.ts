import { type FocusEvent, useEffect, useRef } from "react";

/** For an element whose parts take each other's place: the focus stays in it where the part that had it goes. */
export function useKeptFocus() {
  const place = useRef<HTMLDivElement>(null);
  const isInside = useRef(false);
  // A part that goes with the focus tells nobody that the focus has left.
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isInside.current && isLost) place.current?.focus({ preventScroll: true });
  });
  return {
    ref: place,
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      isInside.current = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    },
  };
}
