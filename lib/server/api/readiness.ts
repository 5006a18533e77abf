import type { SandboxSettings } from "@/lib/server/env";
import { isExecutable } from "@/lib/server/find-executable";
import type { Store } from "@/lib/server/store/store";

/** What keeps the app from serving learners right now, one short sentence each; empty when it is ready. */
export async function missingForReadiness(parts: {
  store: Pick<Store, "check">;
  sandbox: Pick<SandboxSettings, "prometheusBin" | "pushgatewayBin">;
}): Promise<string[]> {
  const { prometheusBin, pushgatewayBin } = parts.sandbox;
  const isStoreReady = await parts.store.check().then(
    () => true,
    () => false,
  );
  return [
    ...(isStoreReady ? [] : ["The database cannot be read and written."]),
    ...(isExecutable(prometheusBin) ? [] : [`There is no Prometheus at ${prometheusBin}.`]),
    ...(isExecutable(pushgatewayBin) ? [] : [`There is no Pushgateway at ${pushgatewayBin}.`]),
  ];
}
