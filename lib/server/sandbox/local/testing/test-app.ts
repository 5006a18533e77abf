import { readLocalSettings } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { createLocalSandboxes } from "@/lib/server/sandbox/local/local-sandboxes";

/**
 * An app with nothing but sandboxes, for tests that kill it: starts those of the teams it is told, writes
 * where each is, as one line of JSON, and goes on. As many pairs as told stand ready beside them.
 */
const [dataDir = "", warm = "0", ...teams] = process.argv.slice(2);
const local = readLocalSettings();
if (!local.ok) throw new Error(local.error.join("\n"));
const settings = { ...local.value, scrapeIntervalMs: 200, warm: Number(warm) };
const sandboxes = await createLocalSandboxes(settings, { dataDir, log: createLog("silent") });
const results = await Promise.all(teams.map((team) => sandboxes.ensure(team, 100_000)));
process.stdout.write(`${JSON.stringify(results)}\n`);
