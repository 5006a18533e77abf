/** What was done in a part of the page marked `data-early`, in its order; `value` is that of a field. */
type EarlyEvent = [type: "input" | "change" | "click", target: HTMLElement, value: string];

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
 * Repeats what was typed, chosen and clicked in a part of the server's page before React took it over: React
 * itself tells of nothing that came earlier. To be called in an effect of what brings the part to life; what
 * other effects change is shown before.
 */
export function replayEarlyInput(part: Element | null): void {
  const events = (part && window.takeEarly?.(part)) ?? [];
  queueMicrotask(async () => {
    for (const [type, target, value] of events) {
      if (type === "click") target.click();
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
