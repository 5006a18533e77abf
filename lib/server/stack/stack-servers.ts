import type { ServerName } from "@/lib/domain/stack/stack";
import { alertmanagerServer } from "./alertmanager/alertmanager-server";
import { prometheusServer } from "./prometheus/prometheus-server";
import { pushgatewayServer } from "./pushgateway/pushgateway-server";
import type { StackServer } from "./stack-server";

/** Every server that a sandbox can have; a new one is a folder and its line here. */
export const stackServers: Readonly<Record<ServerName, StackServer>> = {
  prometheus: prometheusServer,
  pushgateway: pushgatewayServer,
  alertmanager: alertmanagerServer,
};
