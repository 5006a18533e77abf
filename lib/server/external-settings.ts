import { z } from "zod";
import { ok } from "@/lib/domain/result";
import type { Provider } from "./read-provider";
import { readSettings } from "./read-settings";

/** Sandboxes that exist already, and are not this app's to start or stop. */
export interface ExternalSettings {
  provider: "external";
  /** Where each team's servers are: `{team}` and `{namespace}` are filled in. A query is sent with every request. */
  pushgatewayUrl: string;
  prometheusUrl: string;
}

/** With the longest name that a team can have. */
const filled = (pattern: string) => pattern.replaceAll(/\{(team|namespace)\}/g, "x".repeat(40));

/** User and password stand in no address: it is told to whoever reads the settings. */
function isStackUrl(text: string): boolean {
  if (/[{}#\s]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

const stackUrl = z.string().refine((pattern) => isStackUrl(filled(pattern)));

const shape = {
  SANDBOX_PUSHGATEWAY_URL: stackUrl.describe(
    "an address of http or https, such as http://pushgateway.{team}-monitoring:9091",
  ),
  SANDBOX_PROMETHEUS_URL: stackUrl.describe(
    "an address of http or https, such as http://prometheus-operated.{team}-monitoring:9090",
  ),
};

export const externalProvider: Provider<ExternalSettings> = {
  variables: Object.keys(shape),
  read(source) {
    const values = readSettings(shape, source);
    if (!values.ok) return values;
    return ok({
      provider: "external",
      pushgatewayUrl: values.value.SANDBOX_PUSHGATEWAY_URL,
      prometheusUrl: values.value.SANDBOX_PROMETHEUS_URL,
    });
  },
};
