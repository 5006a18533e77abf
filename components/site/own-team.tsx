"use client";

import { Suspense, startTransition, use, useState } from "react";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { type ApiError, explainApiError } from "@/lib/client/api-error";
import { getTeam, lockTeam, removeFromTeam } from "@/lib/client/own-team";
import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";

/** Who shares the learner's sandbox, and whether others may join. */
export function OwnTeam({ learner }: { learner: Learner }) {
  const [asked, setAsked] = useState(getTeam);
  return (
    <section
      aria-label="Team"
      className="flex flex-col gap-2 border-t pt-4 first:border-t-0 first:pt-0"
    >
      <h3 className="font-medium">
        Team <code>{learner.team}</code>
      </h3>
      <Suspense fallback={<p className="text-muted">Loading</p>}>
        <Members learner={learner} asked={asked} onChanged={() => setAsked(getTeam())} />
      </Suspense>
    </section>
  );
}

interface MembersProps {
  learner: Learner;
  asked: ReturnType<typeof getTeam>;
  onChanged: () => void;
}

function Members({ learner, asked, onChanged }: MembersProps) {
  const team = use(asked);
  const [problem, setProblem] = useState<string | null>(null);
  /** Who is being removed, or what the lock is being set to. */
  const [underWay, setUnderWay] = useState<string | boolean | null>(null);

  async function change(what: string | boolean, action: () => Promise<Result<unknown, ApiError>>) {
    if (underWay !== null) return;
    setUnderWay(what);
    const done = await action();
    setProblem(done.ok ? null : explainApiError(done.error));
    // What is shown stays until the team is there as it is now.
    startTransition(() => {
      setUnderWay(null);
      onChanged();
    });
  }

  if (!team.ok) return <p className="text-failed">{explainApiError(team.error)}</p>;
  const { members, isLocked } = team.value;
  const others = members.filter(({ id }) => id !== learner.id);
  return (
    <>
      {others.length === 0 && <p className="text-muted">Nobody shares your sandbox.</p>}
      <ul className="flex flex-col gap-1 empty:hidden">
        {others.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-3">
            <span className="min-w-0 truncate">{name}</span>
            <Button
              size="small"
              isBusy={underWay === id}
              onClick={() => void change(id, () => removeFromTeam(id))}
            >
              Remove<span className="sr-only"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Switch
        label="Locked: nobody else may join"
        isOn={typeof underWay === "boolean" ? underWay : isLocked}
        onChange={(isOn) => void change(isOn, () => lockTeam(isOn))}
      />
      <p role="alert" className="text-failed empty:hidden">
        {problem}
      </p>
    </>
  );
}
