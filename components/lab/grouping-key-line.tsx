"use client";

import { parsePushPath } from "@/lib/domain/grouping-key";
import { explainPathError } from "./path-words";

interface GroupingKeyLineProps {
  id: string;
  method: string;
  path: string;
}

/** The labels of the group that a path names, or why it names none; renewed with every letter. */
export function GroupingKeyLine({ id, method, path }: GroupingKeyLineProps) {
  const parsed = parsePushPath(path);
  return (
    <div
      id={id}
      className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1 text-[13px] leading-5 text-muted"
    >
      {method === "GET" && !parsed.ok ? (
        <span>A GET reads; /metrics is what Prometheus scrapes.</span>
      ) : parsed.ok ? (
        <>
          <span>Group</span>
          {Object.entries(parsed.value.labels).map(([name, value]) => (
            <LabelChip key={name} name={name} value={value} />
          ))}
        </>
      ) : (
        <span className="text-text">{explainPathError(parsed.error)}</span>
      )}
    </div>
  );
}

export function LabelChip({ name, value }: { name: string; value: string }) {
  return (
    <code className="rounded bg-raised px-1.5 py-0.5 text-[13px] leading-5 text-text [overflow-wrap:anywhere]">
      <span className="text-muted">{name}=</span>
      {value === "" ? <em className="text-failed">empty</em> : JSON.stringify(value)}
    </code>
  );
}
