import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatContentError } from "@/lib/server/content/content-error";
import { readLocalSettings } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { authoringPage } from "@/tools/authoring/authoring-page";
import { diagnosisPage } from "./diagnosis-page";
import type { Fixture } from "./fixture";
import { loadCases } from "./load-cases";
import { type FixtureParts, openFixture } from "./open-fixture";
import type { CaseOutcome, ReplayCase } from "./replay-case";
import { formatFailure, formatProgress, formatSum } from "./report";
import { runCases } from "./run-cases";
import { shareSandboxes } from "./shared-sandboxes";

/**
 * Validates the content and replays it on real servers: `npm run content:check [-- <lab, task or step> …]`,
 * for example `-- push/first-push`. The last line is `N passed, N failed`. A run of everything also compares
 * the page of diagnoses with its verdicts, or writes it with `-- --write`, as it does the author's reference.
 */
const contentDir = "content";
const diagnosesFile = "docs/diagnoses.md";
const authoringFile = "docs/authoring.md";
/** Most of a case is waiting for a scrape. */
const atOnce = 10;
/** A new Prometheus takes 5 s to its first scrape, and a case no more than two after that. */
const warm = 20;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  const wanted = args.filter((each) => each !== "--write");
  if (args.includes("--write")) await writeFile(authoringFile, authoringPage());
  const loaded = await loadCases(contentDir);
  if (!loaded.ok) {
    for (const error of loaded.error) say(formatContentError(error));
    say(formatSum(0, loaded.error.length));
    return loaded.error.length;
  }
  const local = readLocalSettings();
  if (!local.ok) {
    for (const line of local.error) say(line);
    say(formatSum(0, 1));
    return 1;
  }
  const { labs } = loaded.value;
  const cases = loaded.value.cases.filter((replayCase) => isWanted(replayCase, wanted));
  if (cases.length === 0) {
    say(
      `No step matches ${wanted.join(" ")}. Write a lab, a task or a step, such as push/first-push.`,
    );
    say(formatSum(0, 1));
    return 1;
  }
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-content-check-"));
  const log = createLog("fatal");
  const sandboxes = shareSandboxes({ settings: local.value, dir, warm, log });
  try {
    const outcomes = await run(cases, { labs, sandboxes, dir, log });
    const failures = outcomes.flatMap(({ replayCase, failure }) =>
      failure ? [formatFailure(replayCase, failure)] : [],
    );
    const isWhole = wanted.length === 0 && failures.length === 0;
    if (isWhole) failures.push(...(await settlePage(outcomes, args.includes("--write"))));
    if (failures.length > 0) say(`\n${failures.join("\n\n")}\n`);
    say(formatSum(outcomes.length + Number(isWhole) - failures.length, failures.length));
    return failures.length;
  } finally {
    await sandboxes.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function run(cases: ReplayCase[], parts: FixtureParts): Promise<CaseOutcome[]> {
  say(`The content is well-formed. Replaying ${cases.length} cases on real servers.`);
  const fixtures = new Set<Fixture>();
  const signal = closeOnSignal(fixtures, parts);
  const outcomes = await runCases(cases, {
    atOnce,
    openFixture: async (replayCase) => {
      const fixture = await openFixture(parts, replayCase);
      if (fixture.ok) fixtures.add(fixture.value);
      return fixture;
    },
    onEnded: (each) => say(formatProgress(each)),
    signal,
  });
  return outcomes.sort((a, b) => cases.indexOf(a.replayCase) - cases.indexOf(b.replayCase));
}

/** Writes the page of diagnoses, or says that it is not what these verdicts make of it. */
async function settlePage(outcomes: readonly CaseOutcome[], isToWrite: boolean): Promise<string[]> {
  const page = diagnosisPage(outcomes);
  if (isToWrite) {
    await writeFile(diagnosesFile, page);
    return [];
  }
  const committed = await readFile(diagnosesFile, "utf8").catch(() => "");
  const [before, now] = [committed.split("\n"), page.split("\n")];
  const at = now.findIndex((line, i) => line !== before[i]);
  if (at < 0 && before.length === now.length) return [];
  const line = at < 0 ? now.length : at + 1;
  return [
    `${diagnosesFile}:${line}: what learners read has changed; look at it, and write it anew with npm run content:check -- --write\n  was: ${before[line - 1] ?? ""}\n  now: ${now[line - 1] ?? ""}`,
  ];
}

function isWanted({ at }: ReplayCase, wanted: readonly string[]): boolean {
  const path = `/${at.lab}/${at.task}/${at.step}/`;
  return wanted.length === 0 || wanted.some((part) => path.includes(`/${part}/`));
}

/** Begins nothing more and ends every server that was started, and only those. */
function closeOnSignal(
  fixtures: ReadonlySet<Fixture>,
  { dir, sandboxes }: Pick<FixtureParts, "dir" | "sandboxes">,
): AbortSignal {
  const leaving = new AbortController();
  const leave = async () => {
    leaving.abort();
    await Promise.allSettled([...fixtures].map((fixture) => fixture.close()));
    await Promise.allSettled([sandboxes.close()]);
    await Promise.allSettled([rm(dir, { recursive: true, force: true, maxRetries: 10 })]);
    process.exit(130);
  };
  process.once("SIGINT", () => void leave());
  process.once("SIGTERM", () => void leave());
  return leaving.signal;
}

process.exitCode = (await main(process.argv.slice(2))) > 0 ? 1 : 0;
