import { isTyping } from "@/components/ui/is-typing";

const item = "[data-board-item]";

/** The keys of the board: j and k go from item to item, h and c press the button of the item that has the focus. */
export function followKeys(hooks: { onHelp: () => void; onEscape: () => void }): () => void {
  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || isInPopup(event.target)) return;
    if (press(event.key, hooks)) event.preventDefault();
  }
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}

function press(key: string, hooks: { onHelp: () => void; onEscape: () => void }): boolean {
  switch (key) {
    case "j":
      return go(1);
    case "k":
      return go(-1);
    case "h":
    case "c":
      return pressButton(key);
    case "?":
      hooks.onHelp();
      return true;
    case "Escape":
      hooks.onEscape();
      return true;
    default:
      return false;
  }
}

function go(by: 1 | -1): boolean {
  const items = [...document.querySelectorAll<HTMLElement>(item)].filter(
    (each) => each.offsetParent !== null,
  );
  const at = items.findIndex((each) => each.contains(document.activeElement));
  const next = at < 0 ? items.at(by > 0 ? 0 : -1) : items[at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

/** That of the item with the focus; where none has it, the first that has such a button gets it, and nothing is done. */
function pressButton(key: string): boolean {
  const own = document.activeElement?.closest(item);
  const selector = `button[data-key="${key}"]:not(:disabled)`;
  if (own) {
    const button = own.querySelector<HTMLElement>(selector);
    button?.click();
    return button !== null;
  }
  const first = [...document.querySelectorAll<HTMLElement>(`${item}:has(${selector})`)].find(
    (each) => each.offsetParent !== null,
  );
  first?.focus();
  first?.scrollIntoView({ block: "nearest" });
  return first !== undefined;
}

function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog], [role=menu]") !== null;
}
