import { useEffect, useLayoutEffect, useRef } from "react";

/** What was done in a part of the page marked `data-early`, in its order; `value` is that of a field. */
type EarlyEvent = [
  type: "input" | "change" | "click" | "keydown" | "select",
  target: HTMLElement,
  value: string,
  event: Event,
  start?: number,
  end?: number,
];

declare global {
  interface Window {
    /**
     * Ends the record that the first paint's script began for a part of the page, and hands it out. A part
     * within it that is marked itself has a record of its own.
     */
    takeEarly?: (part: Element) => EarlyEvent[];
  }
}

/**
 * Repeats what was typed, chosen, clicked and pressed in a part of the server's page before React took it over: React
 * itself tells of nothing that came earlier. For what brings the part to life; what other effects change is shown
 * before.
 */
export function useEarlyInput(findPart: () => Element | null): void {
  const events = useRef<EarlyEvent[]>([]);
  // At once: what is done from here on, React hears.
  useLayoutEffect(() => {
    events.current.push(...takeEarlyInput(findPart()));
  }, [findPart]);
  useEffect(() => replay(events.current.splice(0)), []);
}

/** The same for a part that comes to life by itself, before its other effects. */
export function replayEarlyInput(part: Element | null): void {
  replay(takeEarlyInput(part));
}

/** A click or a key that makes React take the part over is told by React itself. */
function takeEarlyInput(part: Element | null): EarlyEvent[] {
  const events = (part && window.takeEarly?.(part)) ?? [];
  return events.filter(
    ([type, , , { eventPhase }]) =>
      eventPhase === Event.NONE || (type !== "click" && type !== "keydown"),
  );
}

function replay(events: readonly EarlyEvent[]): void {
  queueMicrotask(async () => {
    for (const [type, target, value, event, ...selected] of events) {
      if (type === "select") select(target as HTMLInputElement, value, selected);
      else if (type === "click") target.click();
      else if (type === "keydown") target.dispatchEvent(new KeyboardEvent(type, event));
      else enter(type, target as HTMLInputElement, value);
      // React draws between two events, so that the next one finds what this one did.
      await null;
    }
  });
}

/** React takes a value that it has seen before for no change; it does not see what the prototype sets. */
function enter(type: string, field: HTMLInputElement, value: string): void {
  if (type === "input") field.value = "";
  Reflect.set(Object.getPrototypeOf(field), "value", value, field);
  field.dispatchEvent(new Event(type, { bubbles: true }));
}

/** React forgets it with the value that it sets anew. */
function select(field: HTMLInputElement, value: string, selected: [start?: number, end?: number]) {
  const [start = null, end = null] = selected;
  if (start !== null && field.value === value) field.setSelectionRange(start, end);
}
