import type { ReactNode } from "react";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { StepOutline } from "./lab-outline";

/** One tab of the workspace, whole: all that anything else on the page knows of it is derived from this. */
export interface WorkspaceTab {
  /** What the address calls it, and a check kind that is done there. */
  id: string;
  label: string;
  /** An element that never changes: what React has to draw anew before it is loaded, it takes away until then. */
  panel: ReactNode;
  /** Behind the label. */
  badge?: ReactNode;
  /** It is there for labs whose stack has all of these. */
  servers: readonly ServerName[];
  /** Steps of such a lab that it is not there for. */
  isMissingFor?: (step: StepOutline) => boolean;
  /** Whether it stays open on the way to a step, wherever that is done. */
  staysFor: (step: StepOutline) => boolean;
}

/** The tabs of one lab. */
export interface WorkspaceTabs {
  /** Those that are there for a step, in their order. */
  for(step: StepOutline | null): readonly WorkspaceTab[];
  find(id: string | null): WorkspaceTab | undefined;
  /** The tab in which a step is done. */
  of(step: StepOutline | null): string;
  /** The tab after the way from another step, where `tab` was open. */
  after(tab: string, step: StepOutline): string;
}

/** Of all tabs those that a lab with this stack has. */
export function tabsOf(all: readonly WorkspaceTab[], stack: readonly ServerName[]): WorkspaceTabs {
  const there = all.filter(({ servers }) => servers.every((server) => stack.includes(server)));
  const find: WorkspaceTabs["find"] = (id) => there.find((tab) => tab.id === id);
  const list: WorkspaceTabs["for"] = (step) =>
    there.filter((tab) => step === null || tab.isMissingFor?.(step) !== true);
  const of: WorkspaceTabs["of"] = (step) =>
    find(step?.check?.done.tab ?? null)?.id ?? list(step)[0]?.id ?? "";
  return {
    for: list,
    find,
    of,
    after(tab, step) {
      const open = list(step).find(({ id }) => id === tab);
      return open?.staysFor(step) ? tab : of(step);
    },
  };
}
