import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqliteStore } from "@/lib/server/store/sqlite-store";
import { openStubClass } from "@/lib/server/team/testing/open-stub-class";
import { type StubServers, stubServers } from "@/lib/server/team/testing/stub-servers";
import type { Figure } from "./figure";

const teams = 200;
const steps = 40;
/** Of the query steps half have an answer: two say the same, the others are all different. */
const answered = 10;
const scrapeIntervalMs = 2000;
const settleMs = 4000;
const scrapes = 15;

/**
 * What judging costs while 200 teams watch 40 open steps each, half of them queries, in processor time alone: the
 * servers are there in memory. Then what they are asked for, by kind.
 */
export async function measureJudging(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "scrapelab-bench-"));
  const opened = await openSqliteStore(dataDir);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  let n = 0;
  /** No two teams are scraped at the same moment. */
  const serversOf = () => {
    n += 1;
    return stubServers({ scrapeIntervalMs, beganMs: Date.now() - (n * scrapeIntervalMs) / teams });
  };
  const fixture = openStubClass({ store, scrapeIntervalMs, steps, serversOf });
  try {
    const servers: StubServers[] = [];
    for (let i = 0; i < teams; i += 1) {
      const learner = await store.learners.add(`Learner ${i}`);
      await answerSome(fixture.verdicts, learner);
      fixture.live.subscribe(learner, () => undefined);
      servers.push(fixture.serversOf(learner.team));
    }
    await sleep(settleMs);
    const sums = () => sumOf(servers.map(({ asked }) => asked));
    const before = { asked: sums(), cpu: process.cpuUsage() };
    await sleep(scrapes * scrapeIntervalMs);
    const { user, system } = process.cpuUsage(before.cpu);
    const asked = sums();
    const each = (kind: string) =>
      ((asked[kind] ?? 0) - (before.asked[kind] ?? 0)) / (teams * scrapes);
    return figuresOf((user + system) / 1000 / (teams * scrapes), each);
  } finally {
    fixture.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Fixture = ReturnType<typeof openStubClass>;

async function answerSome(
  verdicts: Fixture["verdicts"],
  learner: Parameters<Fixture["live"]["subscribe"]>[0],
): Promise<void> {
  for (let i = 0; i < answered; i += 1) {
    const at = { lab: "open", task: "all", step: `step-${2 * i}` };
    await verdicts.checkStep(learner, at, `files{job="backup"} + ${1000 + Math.max(1, i)}`);
  }
}

function sumOf(all: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const asked of all)
    for (const [kind, count] of Object.entries(asked)) sums[kind] = (sums[kind] ?? 0) + count;
  return sums;
}

function figuresOf(cpuMs: number, each: (kind: string) => number): Figure[] {
  const looks = ["target", "groups", "start", "exposition", "samples"];
  const told = looks.map((kind) => `${kind} ${each(kind).toFixed(2)}`).join(", ");
  const ofLooks = looks.reduce((sum, kind) => sum + each(kind), 0);
  const name = `${teams} teams, ${steps} open steps`;
  return [
    {
      name: `${name}: processor time a team and scrape`,
      value: cpuMs,
      unit: "ms",
      target: { "at-most": 2 },
    },
    {
      name: `${name}: looks a team and scrape`,
      value: ofLooks,
      unit: `(${told})`,
      target: { "at-most": 3 },
    },
    {
      name: `${name}: queries a team and scrape`,
      value: each("query"),
      unit: `of ${distinct} different expressions`,
      target: { "at-most": distinct },
    },
  ];
}

/** Answers, what they give without the series, and the references. */
const distinct = 2 * (answered - 1) + answered;
