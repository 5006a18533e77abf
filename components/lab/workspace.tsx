"use client";

import { lazy, Suspense, useState } from "react";
import { Tabs } from "@/components/ui/tabs";
import { useLab, useLabState } from "./lab-session";
import { lazyPart } from "./lazy-part";
import { QueryPanel } from "./query-panel";
import { RequestPanel } from "./request-panel";
import { WorkspaceStep } from "./workspace-step";

const ScriptPanel = lazy(() => lazyPart(import("./script-panel").then((part) => part.ScriptPanel)));

const GatewayPanel = lazy(() =>
  lazyPart(import("./gateway-panel").then((part) => part.GatewayPanel)),
);

/** Where a learner acts: requests to the gateway, a script, a query, and the gateway as it is now. */
export function Workspace() {
  const { actions } = useLab();
  const tab = useLabState((state) => state.tab);
  const [hasScript, setHasScript] = useState(tab === "script");
  if (tab === "script" && !hasScript) setHasScript(true);
  const [hasGateway, setHasGateway] = useState(tab === "gateway");
  if (tab === "gateway" && !hasGateway) setHasGateway(true);
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
        {
          id: "script",
          label: "Script",
          panel: hasScript && (
            <Suspense>
              <ScriptPanel />
            </Suspense>
          ),
        },
        { id: "query", label: "Query", panel: <QueryPanel /> },
        {
          id: "gateway",
          label: "Gateway",
          badge: <Count of={groups} />,
          panel: hasGateway && (
            <Suspense>
              <GatewayPanel />
            </Suspense>
          ),
        },
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
