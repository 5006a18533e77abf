import { gatewayTab } from "@/components/lab/gateway/gateway-tab";
import { promqlTab } from "@/components/lab/promql/promql-tab";
import { requestTab } from "@/components/lab/request/request-tab";
import { scriptTab } from "@/components/lab/script/script-tab";
import type { WorkspaceTab } from "@/components/lab/session/workspace-tab";

/** Every tab that a workspace can have, in their order. */
export const workspaceTabs: readonly WorkspaceTab[] = [
  requestTab,
  scriptTab,
  promqlTab,
  gatewayTab,
];
