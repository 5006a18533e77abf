import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Where the tree and its volume are mounted for the app; every Linux has it. */
export const mountPlace = "/srv";

/** What this machine lacks for taking an app's rights away, by name; nothing where it can. */
export function lacks(): string[] {
  if (process.platform !== "linux") return ["Linux (namespaces and capabilities are its own)"];
  const missing = ["unshare", "setpriv", "mount", "nsenter"].flatMap((program) =>
    runs("sh", "-c", `command -v ${program}`) ? [] : [`${program} (Debian: util-linux, mount)`],
  );
  if (!existsSync(mountPlace)) missing.push(`the folder ${mountPlace}`);
  if (process.getuid?.() !== 0) return [...missing, "root, who alone may take all rights away"];
  if (missing.length === 0 && !runs("unshare", "-m", "true"))
    missing.push("a mount namespace of its own (`unshare -m` is refused, as in many containers)");
  return missing;
}

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
