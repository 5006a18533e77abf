"use client";

import { Inbox } from "lucide-react";
import { useState } from "react";
import { explainApiError } from "@/lib/client/api-error";
import type { Labels } from "@/lib/domain/gateway-state";
import { formatLabels, groupPath } from "@/lib/domain/grouping-key";
import { findPoisoner } from "@/lib/domain/lens-poison";
import { GatewayControls } from "./gateway-controls";
import { GatewayGroup } from "./gateway-group";
import { useLab, useLabState } from "./lab-session";
import { PagesLink } from "./pages-link";
import { countGroups } from "./pipeline-state";
import { sendExchange } from "./send-exchange";
import { sortGroups } from "./sort-groups";

/** The gateway as it is now: its groups, with delete for each, and its restart. */
export function GatewayPanel() {
  const { actions } = useLab();
  const groups = useLabState(({ sandbox }) => sandbox.groups);
  const isPoisoned = useLabState(
    ({ sandbox }) => sandbox.expositionStatus !== null && sandbox.expositionStatus !== 200,
  );
  const culprit = isPoisoned ? findPoisoner(groups) : null;
  const poisoner = culprit && formatLabels(culprit);
  const [note, setNote] = useState<{ text: string; isError: boolean } | null>(null);
  const [deleting, setDeleting] = useState<string | null>(null);

  async function remove(labels: Labels) {
    const path = groupPath(labels);
    setDeleting(formatLabels(labels));
    const answer = await sendExchange(actions, { method: "DELETE", path });
    setDeleting(null);
    setNote(
      answer.ok
        ? { text: `Answered ${answer.value.status} to DELETE ${path}`, isError: false }
        : { text: `Not deleted. ${explainApiError(answer.error)}`, isError: true },
    );
  }

  return (
    <div className="flex min-h-0 grow flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-4 py-2.5">
        <p className="min-w-0 grow text-sm text-muted tabular-nums">{countGroups(groups.length)}</p>
        <PagesLink page="pushgateway" />
        <GatewayControls groups={groups.length} onNote={setNote} />
      </div>
      <p
        role="status"
        aria-label="Gateway"
        className={`shrink-0 border-b px-4 py-2 text-[13px] leading-5 [overflow-wrap:anywhere] empty:hidden ${note?.isError ? "text-failed" : "text-muted"}`}
      >
        {note && <span className="line-clamp-2">{note.text}</span>}
      </p>
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
                isDeleting={deleting === key}
                onDelete={() => void remove(group.labels)}
              />
            );
          })}
        </table>
        {groups.length === 0 && <NoGroups />}
      </div>
    </div>
  );
}

function NoGroups() {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-16 text-center text-sm text-muted">
      <Inbox aria-hidden className="size-6" />
      <p className="font-medium text-text">The gateway holds nothing</p>
      <p className="max-w-sm">
        Each push makes or changes a group. It stands here as soon as the gateway has it.
      </p>
    </div>
  );
}
