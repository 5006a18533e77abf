import { randomInt } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lacks } from "./machine";
import { createTally } from "./tally";
import { tryRestricted } from "./try-restricted";

/** `npm run test:restricted`. The last line is `N passed, N failed`. */
const say = (line: string) => process.stdout.write(`${line}\n`);
const missing = lacks();
const tally = createTally(say);

if (missing.length > 0) {
  await tally.check("this machine can take an app's rights away", async () => {
    throw new Error(`it lacks ${missing.join("; ")}. Nothing else was tried.`);
  });
} else {
  const folder = await mkdtemp(join(tmpdir(), "scrapelab-restricted-"));
  try {
    // Whoever comes has the volume, as an emptyDir is made.
    await chmod(folder, 0o755);
    // As OpenShift gives out: a range of ten thousand a namespace.
    await tryRestricted({ folder, uid: 1_000_680_000 + randomInt(10_000), tally, say });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const { passed, failed } = tally.counts();
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
