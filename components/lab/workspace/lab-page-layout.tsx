import type { ReactNode } from "react";
import { ClassStrip } from "@/components/lab/classroom/class-strip";
import { Splitter } from "./splitter";
import { WorkspacePane } from "./workspace-pane";

interface LabPageLayoutProps {
  pipeline: ReactNode;
  instructions: ReactNode;
  workspace: ReactNode;
}

/**
 * The frame of a lab. From 64rem on it fills the window: the pipeline above, instructions and workspace
 * side by side, each scrolling in itself. Below that the page scrolls and the workspace is a sheet.
 */
export function LabPageLayout({ pipeline, instructions, workspace }: LabPageLayoutProps) {
  return (
    <main id="main" className="flex min-h-0 min-w-0 grow flex-col">
      <ClassStrip />
      <div className="shrink-0 border-b bg-panel print:hidden">{pipeline}</div>
      <div className="flex min-h-0 grow flex-col lg:grid lg:grid-cols-[var(--split,36%)_auto_minmax(0,1fr)] lg:grid-rows-[minmax(0,1fr)]">
        <section
          id="instructions"
          aria-label="Instructions"
          className="relative min-w-0 grow px-4 pt-6 pb-16 sm:px-6 lg:overflow-y-auto lg:bg-panel"
        >
          {instructions}
        </section>
        <Splitter controls="instructions" />
        <WorkspacePane>{workspace}</WorkspacePane>
      </div>
    </main>
  );
}
