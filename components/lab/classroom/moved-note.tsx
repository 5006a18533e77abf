"use client";

import { Users } from "lucide-react";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { movedWords } from "./moved-words";

/** Which team the learner is in now, until they have taken note of it. */
export function MovedNote() {
  const { learner, store } = useLab();
  const team = useLabState((state) => state.team);
  const others = team?.members.filter(({ id }) => id !== learner.id) ?? [];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <Users aria-hidden className="size-4 shrink-0 text-waiting" />
      <p className="min-w-0 grow basis-60 [overflow-wrap:anywhere]">
        You are in team <span className="font-medium">{learner.team}</span> now.{" "}
        {movedWords(others.map(({ name }) => name))}
      </p>
      <Button size="small" onClick={() => store.set({ hasMoved: false })}>
        Fine
      </Button>
    </div>
  );
}
