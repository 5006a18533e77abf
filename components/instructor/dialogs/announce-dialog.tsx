"use client";

import { useMemo, useState } from "react";
import { useBoardState } from "@/components/instructor/session/board-session";
import { stepColumns } from "@/components/instructor/session/columns";
import { currentStep } from "@/components/instructor/session/filter";
import { useAreNamesHidden } from "@/components/instructor/session/names";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { readAudience } from "./audience";
import { MessageForm } from "./message-form";

interface AnnounceDialogProps {
  /** Who is chosen at first; everybody unless told. */
  to?: { lab: string; step: string } | undefined;
  onClose: () => void;
}

/** A message to everybody, to a team, or to those on a step. */
export function AnnounceDialog({ to, onClose }: AnnounceDialogProps) {
  const workshop = useBoardState((page) => page.workshop);
  const learners = useBoardState((page) => page.learners);
  const areNamesHidden = useAreNamesHidden();
  const [audience, setAudience] = useState(to ? `step ${to.lab}/${to.step}` : "all");
  const { teams, onStep } = useMemo(() => {
    const all = [...learners.values()];
    const places = all.map(({ steps }) => currentStep(steps));
    return {
      teams: Map.groupBy(all, ({ team }) => team),
      onStep: Map.groupBy(places, (at) => at && `${at.lab}/${at.step}`),
    };
  }, [learners]);
  return (
    <MessageForm
      title="Announce"
      to={learners.size === 0 ? null : readAudience(audience)}
      send="Announce"
      description="It appears at the top of their page at once, and for who is away when they come back."
      onClose={onClose}
    >
      <Field label="To">
        {(control) => (
          <NativeSelect
            {...control}
            className="w-full"
            value={audience}
            onChange={({ currentTarget }) => setAudience(currentTarget.value)}
          >
            <option value="all">Everybody ({learners.size})</option>
            <optgroup label="Those on a step">
              {stepColumns(workshop).map(({ key, number, title }) => (
                <option key={key} value={`step ${key}`}>
                  {number} {title} ({onStep.get(key)?.length ?? 0})
                </option>
              ))}
            </optgroup>
            {!areNamesHidden && (
              <optgroup label="A team">
                {[...teams.entries()]
                  .sort(([a], [b]) => (a < b ? -1 : 1))
                  .map(([team, members]) => (
                    <option key={team} value={`team ${team}`}>
                      {team} ({members.length})
                    </option>
                  ))}
              </optgroup>
            )}
          </NativeSelect>
        )}
      </Field>
    </MessageForm>
  );
}
