import { writeFile } from "node:fs/promises";
import { attackPage } from "./attack-page";
import { kinds, type Outcome, runKind } from "./run-attacks";
import { openTarget } from "./target";

/**
 * Attacks the production build: `npm run attack`, with `-- --write` to write docs/attack.md, with `-- --seed 7` for
 * other random requests. The last line is `N passed, N failed`.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const args = process.argv.slice(2);
const seed = Number(args[args.indexOf("--seed") + 1]) || 1;
const amount = { randomRequests: 100_000, randomMs: 300_000, seed, isShort: false };

const target = await openTarget();
const outcomes: Outcome[] = [];
try {
  for (const kind of kinds) {
    const outcome = await runKind(kind, target, amount);
    outcomes.push(outcome);
    say(`\n# ${outcome.title}`);
    for (const { what, times, found, faults } of outcome.rows) {
      say(`${faults.length === 0 ? "held  " : "FAILED"}  ${what}, ${times} times: ${found}`);
      for (const fault of faults) say(`        ${fault}`);
    }
  }
} finally {
  await target.stop();
}
if (args.includes("--write")) await writeFile("docs/attack.md", attackPage(outcomes));
const rows = outcomes.flatMap((outcome) => outcome.rows);
const failed = rows.filter(({ faults }) => faults.length > 0).length;
say(`\n${rows.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
