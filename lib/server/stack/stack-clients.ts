import type { AskUpstream } from "@/lib/server/upstream/upstream";
import {
  type AlertmanagerClient,
  createAlertmanagerClient,
} from "./alertmanager/create-alertmanager-client";
import { createPrometheusClient } from "./prometheus/create-prometheus-client";
import type { PrometheusClient } from "./prometheus/prometheus-client";
import { createPushgatewayClient } from "./pushgateway/create-pushgateway-client";
import type { PushgatewayClient } from "./pushgateway/pushgateway-client";

/** How the servers of a sandbox are read, each by its own API. */
export interface StackClients {
  pushgateway: PushgatewayClient;
  prometheus: PrometheusClient;
  alertmanager: AlertmanagerClient;
}

export function createStackClients(ask: AskUpstream): StackClients {
  return {
    pushgateway: createPushgatewayClient(ask),
    prometheus: createPrometheusClient(ask),
    alertmanager: createAlertmanagerClient(ask),
  };
}
