import type { WorkspaceTab } from "@/components/lab/session/workspace-tab";
import { RequestPanel } from "./request-panel";

/** Requests to the learner's Pushgateway. */
export const requestTab: WorkspaceTab = {
  id: "request",
  label: "Request",
  panel: <RequestPanel />,
  servers: ["pushgateway"],
  staysFor: () => false,
};
