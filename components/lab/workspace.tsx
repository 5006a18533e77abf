"use client";

import { lazy, Suspense, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { Tabs } from "@/components/ui/tabs";
import { useLab, useLabState } from "./lab-session";
import { RequestPanel } from "./request-panel";
import { WorkspaceStep } from "./workspace-step";

const ScriptPanel = lazy(() => lazyPart(import("./script-panel").then((part) => part.ScriptPanel)));

const GatewayPanel = lazy(() =>
  lazyPart(import("./gateway-panel").then((part) => part.GatewayPanel)),
);

const QueryPanel = lazy(() => lazyPart(import("./query-panel").then((part) => part.QueryPanel)));

/** Where a learner acts: requests to the gateway, a script, a query, and the gateway as it is now. */
export function Workspace() {
  const { actions } = useLab();
  const tab = useLabState((state) => state.tab);
  const hasGateway = useHasOpened("gateway", tab);
  const hasQuery = useHasOpened("promql", tab);
  const hasScript = useHasOpened("script", tab);
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
        {
          id: "promql",
          label: "PromQL",
          panel: hasQuery && (
            <Suspense>
              <QueryPanel />
            </Suspense>
          ),
        },
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

/** True from the first time that a tab is open: what is in it is loaded then, and stays. */
function useHasOpened(id: string, tab: string): boolean {
  const [hasOpened, setHasOpened] = useState(tab === id);
  if (tab === id && !hasOpened) setHasOpened(true);
  return hasOpened;
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
