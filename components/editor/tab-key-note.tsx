"use client";

import { tabKey, toggleKeys, toggleTabKey } from "./tab-key";

/** Says what the Tab key does, aloud too when that changes, and changes it on a click. */
export function TabKeyNote() {
  const moves = tabKey.use() === "moves";
  return (
    <div className="flex h-7 shrink-0 items-center gap-2 bg-code px-4 text-xs text-muted">
      <span role="status" aria-label="Tab key">
        {moves ? "Tab moves the focus" : "Tab writes a tab"}
      </span>
      <button
        type="button"
        onClick={toggleTabKey}
        className="rounded underline decoration-line-strong underline-offset-2 hover:text-text"
      >
        {moves ? "Let it write a tab" : "Let it move the focus"} ({toggleKeys(navigator.platform)})
      </button>
    </div>
  );
}
