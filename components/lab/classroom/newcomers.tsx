"use client";

import { UserRoundPlus } from "lucide-react";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { removeFromTeam } from "@/lib/client/own-team";
import type { TeamView } from "@/lib/contract/classroom/team";
import { useAction } from "./use-action";

/** Who has come to the team while the page was open; the learner takes note of it, or gives them a team of their own. */
export function Newcomers() {
  const newcomers = useLabState((state) => state.newcomers);
  return newcomers.map((newcomer) => <Newcomer key={newcomer.id} {...newcomer} />);
}

function Newcomer({ id, name }: TeamView["members"][number]) {
  const { store } = useLab();
  const { isBusy, problem, run } = useAction();
  const takeNote = () =>
    store.set(({ newcomers }) => ({ newcomers: newcomers.filter((each) => each.id !== id) }));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <UserRoundPlus aria-hidden className="size-4 shrink-0 text-waiting" />
      <p className="min-w-0 grow basis-60 [overflow-wrap:anywhere]">
        <span className="font-medium">{name}</span> has joined your team, and shares your sandbox.
      </p>
      <Button size="small" onClick={takeNote}>
        Fine
      </Button>
      <Button size="small" isBusy={isBusy} onClick={() => void run(() => removeFromTeam(id))}>
        Remove
      </Button>
      <p role="alert" className="w-full text-failed empty:hidden">
        {problem && `They are still there. ${problem}`}
      </p>
    </div>
  );
}
