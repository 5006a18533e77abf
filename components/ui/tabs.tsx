"use client";

import { cx } from "class-variance-authority";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

export interface TabItem<Id extends string> {
  id: Id;
  label: string;
  /** Shown after the label, and part of the tab's accessible name only if it is text. */
  badge?: ReactNode;
  panel: ReactNode;
}

interface TabsProps<Id extends string> {
  /** Accessible name of the list of tabs. */
  label: string;
  items: readonly TabItem<Id>[];
  value: Id;
  onValueChange: (id: Id) => void;
  /** Stands at the end of the row of tabs. */
  end?: ReactNode;
  className?: string;
}

/**
 * Tabs by the WAI-ARIA pattern with automatic activation: arrows, Home and End move. All panels stay
 * mounted, so that what was typed in one is still there after a look at another.
 */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, items, value, onValueChange, end, className } = props;
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const target = nextIndex(
      event.key,
      items.findIndex((item) => item.id === value),
      items.length,
    );
    const item = target === null ? undefined : items[target];
    if (!item) return;
    event.preventDefault();
    onValueChange(item.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${item.id}"]`)?.focus();
  }

  return (
    <div className={cx("flex min-h-0 min-w-0 flex-col", className)}>
      <div className="flex shrink-0 items-center gap-2 border-b pr-2">
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          onKeyDown={move}
          className="flex min-w-0 grow overflow-x-auto px-2 [scrollbar-width:none]"
        >
          {items.map((item) => (
            <Tab
              key={item.id}
              item={item}
              prefix={prefix}
              isSelected={item.id === value}
              onSelect={() => onValueChange(item.id)}
            />
          ))}
        </div>
        {end}
      </div>
      {items.map((item) => (
        <div
          key={item.id}
          id={`${prefix}-panel-${item.id}`}
          role="tabpanel"
          aria-labelledby={`${prefix}-tab-${item.id}`}
          hidden={item.id !== value}
          className="flex min-h-0 grow flex-col hidden:hidden"
        >
          {item.panel}
        </div>
      ))}
    </div>
  );
}

interface TabProps {
  item: TabItem<string>;
  prefix: string;
  isSelected: boolean;
  onSelect: () => void;
}

function Tab({ item, prefix, isSelected, onSelect }: TabProps) {
  return (
    <button
      type="button"
      role="tab"
      id={`${prefix}-tab-${item.id}`}
      data-tab={item.id}
      aria-selected={isSelected}
      aria-controls={`${prefix}-panel-${item.id}`}
      tabIndex={isSelected ? 0 : -1}
      onClick={onSelect}
      className={cx(
        "-mb-px inline-flex h-10 shrink-0 items-center gap-1.5 border-b-2 px-3 text-sm outline-offset-[-2px] transition-colors",
        isSelected
          ? "border-text font-medium text-text"
          : "border-transparent text-muted hover:text-text",
      )}
    >
      {item.label}
      {item.badge}
    </button>
  );
}

function nextIndex(key: string, current: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (current + 1) % count;
    case "ArrowLeft":
      return (current - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
