import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import { nextSteps } from "./next-steps";
import { readOptions } from "./options";
import { overlayFiles } from "./overlay-files";
import { readTeams } from "./read-teams";
import { secretFiles } from "./secrets";
import { checkNamespaces } from "./team-namespaces";
import { writeOverlay } from "./write-overlay";

/** `npm run deploy -- --teams teams.txt --host lab.example.org`. */
const root = join(import.meta.dirname, "..", "..");
const written = deploy(process.argv.slice(2));
if (written.ok) process.stdout.write(written.value);
else process.stderr.write(`${written.error.join("\n")}\n`);
process.exitCode = written.ok ? 0 : 1;

function deploy(args: string[]): Result<string, string[]> {
  const options = readOptions(args, versionOf());
  if (!options.ok) return options;
  const { teams: list, out } = options.value;
  if (!statSync(list, { throwIfNoEntry: false })?.isFile()) {
    return err([`--teams is ${list}, which is no file.`]);
  }
  const teams = readTeams(readFileSync(list, "utf8"));
  if (!teams.ok) return err(teams.error.map((line) => `${list}: ${line}`));
  if (options.value.provider === "external") {
    const checked = checkNamespaces(teams.value, options.value);
    if (!checked.ok) return checked;
  }
  const files = overlayFiles(teams.value, options.value, root);
  const command = `npm run deploy -- ${args.join(" ")}`;
  const done = writeOverlay(resolve(root, out), files, {
    command,
    secrets: secretFiles(options.value),
  });
  return done.ok ? ok(nextSteps(teams.value, options.value)) : err([done.error]);
}

function versionOf(): string {
  const text = readFileSync(join(root, "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
