import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isSandboxId, sandboxDirectory } from "./sandbox-directory";
import { readOwner } from "./sandbox-owner";

/** The folder of a team's sandbox, for tests and figures; throws where there is not exactly one. */
export function folderOf(dataDir: string, team: string): string {
  const parent = join(dataDir, "sandboxes");
  const own = readdirSync(parent).filter((id) => {
    const owner = isSandboxId(id) ? readOwner(sandboxDirectory(parent, id)) : null;
    return owner?.kind === "team" && owner.team === team;
  });
  const [id, ...others] = own;
  if (id === undefined || others.length > 0) throw new Error(`${team} has ${own.length} folders`);
  return join(parent, id);
}
