"use client";

import { useLabState } from "@/components/lab/session/lab-session";
import { lazyPanel } from "@/components/lab/session/lazy-panel";
import type { WorkspaceTab } from "@/components/lab/session/workspace-tab";

/** The groups that the learner's Pushgateway holds. */
export const gatewayTab: WorkspaceTab = {
  id: "gateway",
  label: "Gateway",
  panel: lazyPanel(() => import("./gateway-panel").then((part) => part.GatewayPanel)),
  badge: <GroupCount />,
  servers: ["pushgateway"],
  staysFor: () => true,
};

function GroupCount() {
  const count = useLabState(({ sandbox }) => sandbox.groups.length);
  if (count === 0) return null;
  return (
    <span
      aria-hidden
      className="min-w-5 rounded bg-raised px-1 text-center text-xs leading-5 text-muted tabular-nums"
    >
      {count}
    </span>
  );
}
