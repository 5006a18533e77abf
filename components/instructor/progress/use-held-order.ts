"use client";

import { type FocusEvent, type RefObject, useEffect, useRef, useState } from "react";
import { type HeldOrder, holdOrder } from "./row-order";

interface HeldRows extends HeldOrder {
  /** Puts the rows where they belong now, and the focus among them. */
  apply: () => void;
  /** For the element around the rows and the button that applies what has changed. */
  handlers: {
    ref: RefObject<HTMLDivElement | null>;
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

/**
 * The order of rows, which is held while the pointer or the focus is among them: nothing that somebody aims at moves
 * away. What was asked for by `reason`, such as a filter, is shown at once.
 */
export function useHeldOrder(
  wanted: readonly string[],
  existing: { has(id: string): boolean },
  reason: unknown,
): HeldRows {
  const [held, setHeld] = useState<{ ids: readonly string[]; reason: unknown } | null>(null);
  const inside = useRef({ pointer: false, focus: false });
  if (held && held.reason !== reason) setHeld({ ids: wanted, reason });
  const order = held ? holdOrder(held.ids, wanted, existing) : { ids: wanted, changes: 0 };

  function enter(by: "pointer" | "focus") {
    const isNew = !inside.current.pointer && !inside.current.focus;
    inside.current[by] = true;
    if (isNew) setHeld({ ids: order.ids, reason });
  }

  function leave(by: "pointer" | "focus") {
    inside.current[by] = false;
    if (!inside.current.pointer && !inside.current.focus) setHeld(null);
  }

  // A row that goes with the focus tells nobody that the focus has left.
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isOut = !place.current?.contains(document.activeElement);
    if (inside.current.focus && isOut) leave("focus");
  });

  return {
    ...order,
    apply() {
      setHeld(held && { ids: wanted, reason });
      // The button that did it goes, so the focus goes on to the rows.
      place.current?.querySelector<HTMLElement>('[data-column][tabindex="0"]')?.focus();
    },
    handlers: {
      ref: place,
      onPointerEnter: () => enter("pointer"),
      onPointerLeave: () => leave("pointer"),
      onFocus: () => enter("focus"),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
          leave("focus");
        }
      },
    },
  };
}
