"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import { useAct, useBoardState, useShow } from "@/components/instructor/session/board-session";
import { useAreNamesHidden } from "@/components/instructor/session/names";
import { MenuChoice, MenuItem, MenuLine, MenuPopup } from "@/components/instructor/ui/menu-popup";
import { buttonClass } from "@/components/ui/button-class";
import { currentTheme, setTheme } from "@/components/ui/theme";
import { signOutInstructor } from "@/lib/client/instructor/board";
import { downloadExport } from "./download-export";
import { soundSetting } from "./help-sound";

/** What is needed less often. */
export function BoardMenu() {
  const show = useShow();
  const act = useAct();
  const past = useBoardState(({ isPast, workshop }) => (isPast ? workshop.id : null));
  const areNamesHidden = useAreNamesHidden();
  const isSoundOn = soundSetting.use() === "on";
  const state = useBoardState(({ workshop }) => workshop.state);

  async function signOut() {
    if (await act(signOutInstructor())) window.location.assign("/instructor");
  }

  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label="More"
        title="More"
        className={buttonClass({ variant: "ghost", size: "icon" })}
      >
        <Ellipsis aria-hidden className="size-4" />
      </Menu.Trigger>
      <MenuPopup>
        <MenuItem onClick={() => show({ dialog: { kind: "join" } })}>How to join …</MenuItem>
        <MenuItem onClick={() => show({ dialog: { kind: "settings" } })}>
          Name and join code …
        </MenuItem>
        <MenuItem onClick={() => downloadExport("json", areNamesHidden, past)}>
          Export JSON
        </MenuItem>
        <MenuItem onClick={() => downloadExport("xapi.jsonl", areNamesHidden, past)}>
          Export xAPI statements
        </MenuItem>
        <MenuLine />
        <MenuChoice isOn={isSoundOn} onChange={(isOn) => soundSetting.set(isOn ? "on" : "off")}>
          Sound when somebody asks for help
        </MenuChoice>
        <MenuItem onClick={() => setTheme(currentTheme() === "dark" ? "light" : "dark")}>
          Switch between light and dark
        </MenuItem>
        <MenuItem onClick={() => show({ dialog: { kind: "keys" } })}>Keyboard …</MenuItem>
        <MenuLine />
        <MenuItem onClick={() => show({ dialog: { kind: "workshops" } })}>Workshops …</MenuItem>
        <MenuItem onClick={() => show({ dialog: { kind: "new-workshop" } })}>
          New workshop …
        </MenuItem>
        {state !== "ended" && (
          <MenuItem onClick={() => show({ dialog: { kind: "begin-anew" } })}>Begin anew …</MenuItem>
        )}
        {state !== "ended" && (
          <MenuItem onClick={() => show({ dialog: { kind: "end" } })}>End the workshop …</MenuItem>
        )}
        <MenuItem onClick={() => void signOut()}>Sign out</MenuItem>
      </MenuPopup>
    </Menu.Root>
  );
}
