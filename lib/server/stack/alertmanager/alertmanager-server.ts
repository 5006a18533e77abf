import { join } from "node:path";
import * as z from "zod/mini";
import type { StackServer } from "@/lib/server/stack/stack-server";
import { alertmanagerPaths } from "./alertmanager-paths";

const statusSchema = z.object({ config: z.object({ original: z.string() }) });

const storageFlag = "--storage.path=";
const stored = (root: string) => join(root, "alertmanager");
const configFile = (root: string) => join(root, "alertmanager.yml");

/** The name of its only receiver is the folder that it belongs to: it shows its configuration, not its flags. */
function configText(root: string): string {
  const receiver = JSON.stringify(root);
  return `route:
  receiver: ${receiver}
  group_wait: 1s
receivers:
- name: ${receiver}
`;
}

export const alertmanagerServer: StackServer = {
  program: ({ alertmanagerBin }) => alertmanagerBin,
  storageFlag,
  stored,
  paths: alertmanagerPaths,
  /** Alone, without the port that several would talk to each other on. */
  flags: (root) => [
    `--config.file=${configFile(root)}`,
    storageFlag + stored(root),
    "--cluster.listen-address=",
    "--log.level=error",
  ],
  identity: {
    path: "/api/v2/status",
    isOurs: (answer, root) =>
      statusSchema
        .safeParse(answer)
        .data?.config.original.includes(JSON.stringify(root).slice(1, -1)) ?? false,
  },
  configuration: (root) => [{ path: configFile(root), text: configText(root) }],
  /** An alert that is always there: the target that answers no more is down. */
  prometheusPart: (port) => ({
    alertmanager: `127.0.0.1:${port}`,
    rules: `  - alert: LegacyAppDown
    expr: up{job="legacy_app"} == 0
    labels:
      severity: page
`,
  }),
};
