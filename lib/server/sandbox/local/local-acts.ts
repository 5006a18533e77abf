import { isExecutable } from "@/lib/server/find-executable";
import type { LocalSettings } from "@/lib/server/local-settings";
import type { NotSupported, SandboxActs } from "@/lib/server/sandbox/sandboxes";

/** What can be done to servers that are processes of this machine. */
export const localActs: SandboxActs = {
  start: true,
  restart: new Set(["pushgateway"]),
  reset: true,
};

export const noSuchRestart: NotSupported = { kind: "not-supported", act: "restart" };

/** The programs that are not there any more. */
export function missingPrograms({
  prometheusBin,
  pushgatewayBin,
}: Pick<LocalSettings, "prometheusBin" | "pushgatewayBin">): string[] {
  return [
    ...(isExecutable(prometheusBin) ? [] : [`There is no Prometheus at ${prometheusBin}.`]),
    ...(isExecutable(pushgatewayBin) ? [] : [`There is no Pushgateway at ${pushgatewayBin}.`]),
  ];
}
