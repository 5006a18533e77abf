import { readProcessEnv } from "@/lib/server/env";
import { openSqliteStore } from "@/lib/server/store/sqlite-store";

/** `npm run rebuild`. */
async function rebuild(): Promise<string[]> {
  const env = readProcessEnv();
  if (!env.ok) return env.error;
  const opened = await openSqliteStore(env.value.dataDir);
  if (!opened.ok) return [opened.error.message];
  const counters = await opened.value.classes.rebuildCounts();
  await opened.value.close();
  process.stdout.write(`Counted anew: ${counters} counters, of each learner and step one.\n`);
  return [];
}

const problems = await rebuild();
if (problems.length > 0) {
  process.stderr.write(`${problems.join("\n")}\n`);
  process.exitCode = 1;
}
