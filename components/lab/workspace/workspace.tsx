"use client";

import { Suspense, useState } from "react";
import { useActiveStep, useLab, useLabState } from "@/components/lab/session/lab-session";
import { lazyPart } from "@/components/ui/lazy-part";
import { Tabs } from "@/components/ui/tabs";
import { WorkspaceStep } from "./workspace-step";

const ChangedElsewhere = lazyPart(() =>
  import("./changed-elsewhere").then((part) => part.ChangedElsewhere),
);
const WorkspaceVerdict = lazyPart(() =>
  import("./workspace-verdict").then((part) => part.WorkspaceVerdict),
);

/** Where a learner acts, and below it how the step stands. */
export function Workspace() {
  const step = useActiveStep();
  const verdict = useLabState(({ verdicts }) => (step ? verdicts[step.id] : undefined));
  const other = useLabState(({ elsewhere }) => (step ? elsewhere[step.id] : undefined));
  return (
    <>
      {step && other && (
        <Suspense>
          <ChangedElsewhere stepId={step.id} other={other} />
        </Suspense>
      )}
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

function WorkspaceTabs() {
  const { actions, tabs } = useLab();
  const chosen = useLabState((state) => state.tab);
  const there = tabs.for(useActiveStep());
  const tab = there.find(({ id }) => id === chosen)?.id ?? there[0]?.id ?? "";
  const opened = useOpened(tab);
  return (
    <Tabs
      label="Workspace"
      value={tab}
      onValueChange={actions.openTab}
      className="grow max-lg:shrink-0"
      end={<WorkspaceStep />}
      items={there.map(({ id, label, badge, panel }) => ({
        id,
        label,
        badge,
        panel: opened.includes(id) && panel,
      }))}
    />
  );
}

/**
 * The tabs that have been open: what is in one is loaded then, and stays. The one that gives way to the tab that the
 * address names does not, or its editor would be loaded for nobody.
 */
function useOpened(tab: string): readonly string[] {
  const isAtAddress = useLabState((state) => state.isAtAddress);
  const [opened, setOpened] = useState<readonly string[]>([]);
  if (opened.includes(tab)) return opened;
  const next = [...opened, tab];
  if (isAtAddress) setOpened(next);
  return next;
}
