"use client";

import {
  type ComponentType,
  type ReactNode,
  Suspense,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { RequestPanel } from "@/components/lab/request/request-panel";
import { useActiveStep, useLab, useLabState } from "@/components/lab/session/lab-session";
import { type WorkspaceTab, workspaceTabs } from "@/components/lab/session/lab-state";
import { replayEarlyInput } from "@/components/ui/early-input";
import { lazyPart } from "@/components/ui/lazy-part";
import { Tabs } from "@/components/ui/tabs";
import { WorkspaceStep } from "./workspace-step";

/** Elements that never change: what React has to draw anew before it is loaded, it takes away until then. */
const parts = {
  request: { label: "Request", panel: <RequestPanel /> },
  script: {
    label: "Script",
    panel: lazyPanel(() =>
      import("@/components/lab/script/script-panel").then((part) => part.ScriptPanel),
    ),
  },
  promql: {
    label: "PromQL",
    panel: lazyPanel(() =>
      import("@/components/lab/promql/query-panel").then((part) => part.QueryPanel),
    ),
  },
  gateway: {
    label: "Gateway",
    panel: lazyPanel(() =>
      import("@/components/lab/gateway/gateway-panel").then((part) => part.GatewayPanel),
    ),
  },
} as const;

/** Loaded when its tab is first opened. */
function lazyPanel(load: () => Promise<ComponentType>): ReactNode {
  const Part = lazyPart(load);
  return (
    <Suspense>
      <LatePart>
        <Part />
      </LatePart>
    </Suspense>
  );
}

/** The server writes it whole, and it comes to life after the rest of the page: once its script has loaded. */
function LatePart({ children }: { children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => replayEarlyInput(part.current), []);
  return (
    <div ref={part} data-early className="contents">
      {children}
    </div>
  );
}

const WorkspaceVerdict = lazyPart(() =>
  import("./workspace-verdict").then((part) => part.WorkspaceVerdict),
);

/** Where a learner acts, and below it how the step stands. */
export function Workspace() {
  const step = useActiveStep();
  const verdict = useLabState(({ verdicts }) => (step ? verdicts[step.id] : undefined));
  return (
    <>
      <WorkspaceTabs />
      {step && step.kind !== "read" && (
        <div className="sticky bottom-0 z-10 max-h-1/2 min-h-13 shrink-0 overflow-y-auto border-t bg-panel lg:bg-ground">
          <Suspense>
            <WorkspaceVerdict stepId={step.id} verdict={verdict} />
          </Suspense>
        </div>
      )}
    </>
  );
}

/** Requests to the gateway, a script, a query, and the gateway as it is now. */
function WorkspaceTabs() {
  const { actions } = useLab();
  const tab = useLabState((state) => state.tab);
  const opened = useOpened(tab);
  const groups = useLabState(({ sandbox }) => sandbox.groups.length);
  return (
    <Tabs
      label="Workspace"
      value={tab}
      onValueChange={actions.openTab}
      className="grow max-lg:shrink-0"
      end={<WorkspaceStep />}
      items={workspaceTabs.map((id) => {
        const { label, panel } = parts[id];
        return {
          id,
          label,
          badge: id === "gateway" && <Count of={groups} />,
          panel: opened.includes(id) && panel,
        };
      })}
    />
  );
}

/** The tabs that have been open: what is in one is loaded then, and stays. */
function useOpened(tab: WorkspaceTab): readonly WorkspaceTab[] {
  const [opened, setOpened] = useState<readonly WorkspaceTab[]>([tab]);
  if (!opened.includes(tab)) setOpened([...opened, tab]);
  return opened;
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
