import { readdirSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "@/lib/server/log";
import { filesBelow, isSandboxId, newSandboxId, sandboxDirectory } from "./sandbox-directory";
import { readOwner, writeOwner } from "./sandbox-owner";

/** How an earlier version named a team's folder. */
const teamName = /^[a-z0-9-]{1,40}$/;

/**
 * Reads which sandboxes there are, as team and id. A folder that is still named by its team gets an id; one
 * that stood ready and was never handed out goes. No server may run on any of them.
 */
export async function openFolders(sandboxesDir: string, log: Log): Promise<Map<string, string>> {
  const owned = new Map<string, string>();
  const nobodys: string[] = [];
  const names = readdirSync(sandboxesDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  for (const id of names.filter(isSandboxId)) {
    const directory = sandboxDirectory(sandboxesDir, id);
    const owner = readOwner(directory);
    if (owner.kind === "team") owned.set(owner.team, id);
    else if (owner.kind === "none") nobodys.push(directory.root);
    else log.error({ folder: directory.root }, "nobody knows whose sandbox this is");
  }
  for (const team of names.filter((name) => teamName.test(name))) {
    if (owned.has(team)) log.warn({ team }, "a folder named by its team is left: it has a sandbox");
    else owned.set(team, adopt(sandboxesDir, team));
  }
  await Promise.all(nobodys.map((root) => rm(root, { recursive: true, force: true })));
  return owned;
}

/** In this order a folder that is found under either name has its owner. */
function adopt(sandboxesDir: string, team: string): string {
  const id = newSandboxId();
  const before = filesBelow(join(sandboxesDir, team));
  writeOwner(before, team);
  renameSync(before.root, sandboxDirectory(sandboxesDir, id).root);
  return id;
}
