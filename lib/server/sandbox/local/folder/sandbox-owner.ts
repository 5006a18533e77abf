import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as z from "zod/mini";
import type { SandboxDirectory } from "./sandbox-directory";

const ownerSchema = z.object({ team: z.string().check(z.minLength(1)) });

/** Whose a sandbox is: `unreadable` is a file that is there and says nothing, which is nobody's to delete. */
export type Owner = { kind: "team"; team: string } | { kind: "none" } | { kind: "unreadable" };

/**
 * Makes the sandbox the team's. The file appears whole or not at all, before the team can reach a server:
 * whenever the app ends, a folder without an owner has never held anybody's data.
 */
export function writeOwner({ root, ownerFile }: SandboxDirectory, team: string): void {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const draft = `${ownerFile}.new`;
  writeFileSync(draft, `${JSON.stringify({ team })}\n`, { mode: 0o600 });
  renameSync(draft, ownerFile);
}

/** Makes the sandbox nobody's, so that what is left of its folder goes at the next start. */
export function removeOwner({ ownerFile }: Pick<SandboxDirectory, "ownerFile">): void {
  rmSync(ownerFile, { force: true });
}

export function readOwner({ ownerFile }: Pick<SandboxDirectory, "ownerFile">): Owner {
  try {
    const owner = ownerSchema.safeParse(JSON.parse(readFileSync(ownerFile, "utf8")));
    return owner.success ? { kind: "team", team: owner.data.team } : { kind: "unreadable" };
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { kind: isMissing ? "none" : "unreadable" };
  }
}
