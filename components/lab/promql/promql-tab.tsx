import { lazyPanel } from "@/components/lab/session/lazy-panel";
import type { WorkspaceTab } from "@/components/lab/session/workspace-tab";

/** Queries to the learner's Prometheus. */
export const promqlTab: WorkspaceTab = {
  id: "promql",
  label: "PromQL",
  panel: lazyPanel(() => import("./query-panel").then((part) => part.QueryPanel)),
  servers: ["prometheus"],
  staysFor: () => false,
};
