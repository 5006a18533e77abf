import { lazyPanel } from "@/components/lab/session/lazy-panel";
import type { WorkspaceTab } from "@/components/lab/session/workspace-tab";

/** Shell commands; a script can do whatever a request can. */
export const scriptTab: WorkspaceTab = {
  id: "script",
  label: "Script",
  panel: lazyPanel(() => import("./script-panel").then((part) => part.ScriptPanel)),
  servers: [],
  staysFor: ({ kind }) => kind !== "query",
};
