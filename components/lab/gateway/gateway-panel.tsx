"use client";

import { Inbox } from "lucide-react";
import { useState } from "react";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { PagesLink } from "@/components/lab/session/pages-link";
import type { Group } from "@/lib/domain/pushgateway/group";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { findPoisoner } from "@/lib/domain/pushgateway/preview/preview-poison";
import { writeGroup } from "@/lib/domain/pushgateway/write-group";
import { DeleteDialog } from "./delete-dialog";
import { GatewayControls } from "./gateway-controls";
import { GatewayGroup } from "./gateway-group";
import { GatewayNoteLine } from "./gateway-note";
import { useGatewayNote, useGroupRemoval } from "./use-group-removal";

/** The gateway as it is now: its groups, with delete for each, and its restart. */
export function GatewayPanel() {
  const { names } = useLab();
  const groups = useLabState(({ sandbox }) => sandbox.groups);
  const canRestart = useLabState(({ sandbox }) => sandbox.canRestartGateway);
  const canReset = useLabState(({ sandbox }) => sandbox.canReset);
  const isPoisoned = useLabState(
    ({ sandbox }) => sandbox.expositionStatus !== null && sandbox.expositionStatus !== 200,
  );
  const culprit = isPoisoned ? findPoisoner(groups) : null;
  const poisoner = culprit && formatLabels(culprit);
  const { note, setNote, setHeld } = useGatewayNote();
  const { busy, remove, putBack } = useGroupRemoval(setNote);
  const [asked, setAsked] = useState<Group | null>(null);

  return (
    <div className="flex min-h-0 grow flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-4 py-2.5">
        <GatewayNoteLine
          note={note}
          groups={groups.length}
          onUndo={(deleted) => void putBack(deleted)}
          onHold={setHeld}
        />
        <PagesLink page="pushgateway" />
        <GatewayControls
          groups={groups.length}
          can={{ restart: canRestart, reset: canReset }}
          names={names}
          onNote={setNote}
        />
      </div>
      <div className="min-h-0 grow overflow-auto">
        <table aria-label="Groups" className="w-full text-left text-sm">
          <thead className={groups.length === 0 ? "sr-only" : "text-[13px] text-muted"}>
            <tr>
              <th className="py-2 pr-3 pl-4 font-medium">Metric</th>
              <th className="px-3 py-2 font-medium">Type</th>
              <th className="py-2 pr-4 pl-3 text-right font-medium">Value</th>
            </tr>
          </thead>
          {sortGroups(groups).map((group) => {
            const key = formatLabels(group.labels);
            return (
              <GatewayGroup
                key={key}
                group={group}
                isPoisoner={key === poisoner}
                isDeleting={busy === key}
                onDelete={() => (writeGroup(group) === null ? setAsked(group) : void remove(group))}
              />
            );
          })}
        </table>
        {groups.length === 0 && <NoGroups />}
      </div>
      {asked && (
        <DeleteDialog
          group={asked}
          onDelete={() => void remove(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function NoGroups() {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-16 text-center text-sm text-muted">
      <Inbox aria-hidden className="size-6" />
      <p className="font-medium text-text">The gateway holds nothing</p>
      <p className="max-w-sm">
        Each push makes or changes a group, which appears here as soon as the gateway has it.
      </p>
    </div>
  );
}

/** `batch_2` before `batch_10`. */
const byNumber = new Intl.Collator("en", { numeric: true });

/** By grouping key: the gateway lists its groups in a random order, which would make the page jump. */
function sortGroups(groups: readonly Group[]): Group[] {
  return groups
    .map((group) => ({ group, key: formatLabels(group.labels) }))
    .sort((a, b) => byNumber.compare(a.key, b.key))
    .map(({ group }) => ({ ...group, families: [...group.families].sort(byName) }));
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
