"use client";

import { Menu } from "@base-ui/react/menu";
import type { ReactNode } from "react";

const itemClass =
  "flex min-h-8 cursor-default items-center gap-2 rounded px-2.5 py-1 text-sm outline-none select-none data-highlighted:bg-raised data-disabled:text-muted";

/** Within the page's main part, so that a menu is no content beside all landmarks. */
const main = {
  get current() {
    return document.getElementById("main");
  },
};

/** The list of a menu; put it beside a `Menu.Trigger`. */
export function MenuPopup({ children }: { children: ReactNode }) {
  return (
    <Menu.Portal container={main}>
      <Menu.Positioner className="z-40 outline-none" sideOffset={4} align="end">
        <Menu.Popup className="max-h-(--available-height) min-w-52 overflow-y-auto rounded border bg-panel p-1 text-text outline-none">
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}

export function MenuItem({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Menu.Item onClick={onClick} className={itemClass}>
      {children}
    </Menu.Item>
  );
}

interface MenuChoiceProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

export function MenuChoice({ isOn, onChange, children }: MenuChoiceProps) {
  return (
    <Menu.CheckboxItem checked={isOn} onCheckedChange={onChange} className={itemClass}>
      <span className="grow">{children}</span>
      <span aria-hidden className="w-4 text-center">
        {isOn ? "✓" : ""}
      </span>
    </Menu.CheckboxItem>
  );
}

export function MenuLine() {
  return <Menu.Separator className="my-1 h-px bg-line" />;
}
