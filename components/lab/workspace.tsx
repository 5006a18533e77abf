"use client";

import { Tabs } from "@/components/ui/tabs";
import { GatewayPanel } from "./gateway-panel";
import { useLab, useLabState } from "./lab-session";
import { QueryPanel } from "./query-panel";
import { RequestPanel } from "./request-panel";
import { WorkspaceStep } from "./workspace-step";

/** Where a learner acts: requests to the gateway, a query, and the gateway as it is now. */
export function Workspace() {
  const { actions } = useLab();
  const tab = useLabState((state) => state.tab);
  const groups = useLabState(({ sandbox }) => sandbox.groups.length);
  return (
    <Tabs
      label="Workspace"
      value={tab}
      onValueChange={actions.openTab}
      className="grow"
      end={<WorkspaceStep />}
      items={[
        { id: "request", label: "Request", panel: <RequestPanel /> },
        { id: "query", label: "Query", panel: <QueryPanel /> },
        { id: "gateway", label: "Gateway", badge: <Count of={groups} />, panel: <GatewayPanel /> },
      ]}
    />
  );
}

function Count({ of }: { of: number }) {
  if (of === 0) return null;
  return (
    <span
      aria-hidden
      className="min-w-5 rounded bg-raised px-1 text-center text-xs leading-5 text-muted tabular-nums"
    >
      {of}
    </span>
  );
}
