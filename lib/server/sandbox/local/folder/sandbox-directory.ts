import { randomBytes } from "node:crypto";
import { join } from "node:path";

/** Where one sandbox keeps its files; all paths are absolute. */
export interface SandboxDirectory {
  root: string;
  /** Whose sandbox it is; there is none while it stands ready for anybody. */
  ownerFile: string;
  /** The Pushgateway's persistence file. */
  gatewayFile: string;
  /** Prometheus' time series database. */
  historyDir: string;
  prometheusConfig: string;
}

/** A team's name has no `_`, so that no id is ever taken for one. */
const sandboxId = /^sb_[0-9a-f]{16}$/;

export function newSandboxId(): string {
  return `sb_${randomBytes(8).toString("hex")}`;
}

export function isSandboxId(name: string): boolean {
  return sandboxId.test(name);
}

/** The files of the sandbox with this id. Throws for a name that is none of ours, and could be a path. */
export function sandboxDirectory(sandboxesDir: string, id: string): SandboxDirectory {
  if (!isSandboxId(id)) throw new Error(`not a sandbox's id: ${JSON.stringify(id)}`);
  return filesBelow(join(sandboxesDir, id));
}

export function filesBelow(root: string): SandboxDirectory {
  return {
    root,
    ownerFile: join(root, "owner.json"),
    gatewayFile: join(root, "pushgateway.db"),
    historyDir: join(root, "prometheus"),
    prometheusConfig: join(root, "prometheus.yml"),
  };
}
