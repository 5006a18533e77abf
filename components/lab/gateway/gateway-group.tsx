"use client";

import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { useLabState } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { LabelChip } from "@/components/ui/label-chip";
import { clockText } from "@/components/ui/time-text";
import { serverNowMs } from "@/lib/client/server-clock";
import { useNow } from "@/lib/client/ticker";
import type { Labels } from "@/lib/domain/metric";
import type { Family, Group, Series } from "@/lib/domain/pushgateway/group";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { afterDelete } from "./gateway-note";

interface GatewayGroupProps {
  group: Group;
  /** The gateway's own /metrics fails, and this group is the cause. */
  isPoisoner: boolean;
  isDeleting: boolean;
  onDelete: () => void;
}

/** One group: its key, its last push and its delete in one row, below it a row for each series. */
export function GatewayGroup({ group, isPoisoner, isDeleting, onDelete }: GatewayGroupProps) {
  const keyId = useId();
  const { labels, families, isLastPushSuccessful, lastPushAtMs, lastFailureAtMs } = group;
  return (
    <tbody className="border-t">
      <tr className="bg-panel">
        <th scope="rowgroup" colSpan={3} className="px-4 py-2 font-normal">
          <div className="flex items-start gap-3">
            <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1">
              <span id={keyId} className="flex min-w-0 flex-wrap gap-1">
                {jobFirst(labels).map(([name, value]) => (
                  <LabelChip key={name} name={name} value={value} />
                ))}
              </span>
              <span className="py-0.5 text-[13px] text-muted">
                {lastPushAtMs === null ? (
                  neverTaken(group)
                ) : (
                  <GatewayTime prefix="pushed" atMs={lastPushAtMs} />
                )}
              </span>
            </div>
            <Button
              ref={afterDelete}
              size="small"
              aria-describedby={keyId}
              isBusy={isDeleting}
              onClick={onDelete}
            >
              Delete group
            </Button>
          </div>
          {isPoisoner && (
            <Fault>
              This group poisons the gateway: its label <code>instance</code> is empty. Every push
              is refused until the group is deleted.
            </Fault>
          )}
          {!isLastPushSuccessful && lastFailureAtMs !== null && (
            <Fault>
              The last push to this group was refused{" "}
              <GatewayTime prefix="" atMs={lastFailureAtMs} />.
            </Fault>
          )}
        </th>
      </tr>
      {families.flatMap((family) =>
        family.series.map((series) => (
          <SeriesRow
            key={`${family.name}${formatLabels(series.labels)}`}
            family={family}
            series={series}
            group={labels}
          />
        )),
      )}
      {families.length === 0 && (
        <tr>
          <td colSpan={3} className="px-4 py-2 text-[13px] text-muted">
            The group holds no metrics.
          </td>
        </tr>
      )}
    </tbody>
  );
}

function neverTaken({ lastFailureAtMs }: Group): string {
  return lastFailureAtMs === null ? "never pushed" : "no push taken yet";
}

function jobFirst({ job = "", ...others }: Labels): [string, string][] {
  return [["job", job], ...Object.entries(others)];
}

function Fault({ children }: { children: React.ReactNode }) {
  return (
    <p className="mt-1.5 flex items-start gap-2 text-[13px] leading-5">
      <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0 text-failed" />
      <span>{children}</span>
    </p>
  );
}

function SeriesRow({ family, series, group }: { family: Family; series: Series; group: Labels }) {
  const own = Object.entries(series.labels).filter(
    ([name, value]) => group[name] !== value && !(name === "instance" && value === ""),
  );
  return (
    <tr className="align-top">
      <td className="py-1.5 pr-3 pl-4">
        <code className="text-[13px] leading-5 [overflow-wrap:anywhere]">
          {family.name}
          {own.length > 0 && (
            <span className="text-muted">{formatLabels(Object.fromEntries(own))}</span>
          )}
        </code>
        {family.help && <p className="text-[13px] leading-5 text-muted">{family.help}</p>}
      </td>
      <td className="px-3 py-1.5 text-[13px] leading-6 text-muted">{family.type.toLowerCase()}</td>
      <td className="py-1.5 pr-4 pl-3 text-right font-mono text-[13px] leading-6 tabular-nums">
        {series.value}
      </td>
    </tr>
  );
}

/** How long ago by the server's clock, and when: "pushed 12 seconds ago, 10:12:03". */
function GatewayTime({ prefix, atMs }: { prefix: string; atMs: number }) {
  const clock = useLabState((state) => state.clock);
  const now = useNow(1000);
  return (
    <time dateTime={new Date(atMs).toISOString()} className="tabular-nums">
      {prefix}{" "}
      {now === null
        ? "–"
        : `${timeSince(atMs, serverNowMs(clock, now))}, ${clockText(atMs / 1000)}`}
    </time>
  );
}

const sinceWords = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "long" });

/** In words, never in the future. Both times in milliseconds since the epoch. */
function timeSince(atMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - atMs) / 1000));
  if (seconds < 60) return sinceWords.format(-seconds, "second");
  if (seconds < 3600) return sinceWords.format(-Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return sinceWords.format(-Math.floor(seconds / 3600), "hour");
  return sinceWords.format(-Math.floor(seconds / 86_400), "day");
}
