"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useAct } from "@/components/instructor/session/board-session";
import { useNames } from "@/components/instructor/session/names";
import { MenuItem, MenuLine, MenuPopup } from "@/components/instructor/ui/menu-popup";
import { buttonClass } from "@/components/ui/button-class";
import { changeLearner, restartLearnersGateway } from "@/lib/client/instructor/actions";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import { LearnerDialog, type LearnerDialogKind } from "./learner-dialogs";

const summaryOf = (id: string) => `/api/instructor/learners/${encodeURIComponent(id)}/summary`;

/** What an instructor can do for one learner; the learner is told. */
export function LearnerMenu({ learner }: { learner: BoardLearner }) {
  const act = useAct();
  const name = useNames().of(learner);
  const [dialog, setDialog] = useState<LearnerDialogKind | null>(null);
  const { id, isCounted } = learner;
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          aria-label={`What to do for ${name}`}
          className={buttonClass({ variant: "ghost", size: "icon" })}
        >
          <Ellipsis aria-hidden className="size-4" />
        </Menu.Trigger>
        <MenuPopup>
          <MenuItem onClick={() => setDialog("message")}>Write to {name} …</MenuItem>
          <MenuItem onClick={() => setDialog("resume-code")}>New resume code …</MenuItem>
          <MenuItem onClick={() => window.open(summaryOf(id), "_blank", "noreferrer")}>
            Summary to print
          </MenuItem>
          <MenuLine />
          <MenuItem
            onClick={() => void act(restartLearnersGateway(id), `The gateway of ${name} restarts.`)}
          >
            Restart the gateway
          </MenuItem>
          <MenuItem onClick={() => setDialog("reset")}>Reset the sandbox …</MenuItem>
          <MenuLine />
          <MenuItem onClick={() => setDialog("rename")}>Rename …</MenuItem>
          <MenuItem onClick={() => setDialog("move")}>Move to a team …</MenuItem>
          <MenuItem
            onClick={() =>
              void act(
                changeLearner(id, { isCounted: !isCounted }),
                isCounted ? `${name} no longer counts.` : `${name} counts again.`,
              )
            }
          >
            {isCounted ? "Leave out of the counts" : "Count again"}
          </MenuItem>
          <MenuItem onClick={() => setDialog("remove")}>Remove from the workshop …</MenuItem>
        </MenuPopup>
      </Menu.Root>
      {dialog && <LearnerDialog kind={dialog} learner={learner} onClose={() => setDialog(null)} />}
    </>
  );
}
