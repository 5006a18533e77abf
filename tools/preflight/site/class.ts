import { setTimeout as sleep } from "node:timers/promises";
import type { Team } from "@/tools/deploy/read-teams";
import { allToTheirEnd, Interrupted } from "@/tools/preflight/interruption";
import type { SiteOptions } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import { type Probe, probeOf, probeText } from "./probe";
import { asSynthetic, type SyntheticLearner } from "./synthetic-learner";
import { told as toldOf, type Visitor } from "./visitor";

/** All join within this, ms. */
const joinWithinMs = 5000;
const rounds = 3;
const checkPath = "/api/labs/pushgateway/tasks/push/steps/first-push/check";

interface Met {
  checks: number[];
  events: number[];
  faults: string[];
}

/** As many learners as will come, in teams whose stacks are there, none of whom counts: each with an open page, pushing and checking. */
export async function lookAtClass(
  instructor: Visitor,
  options: SiteOptions,
  teams: readonly Team[],
  section: Section,
): Promise<void> {
  const size = options.learners ?? teams.length;
  const { interruption, slowest } = options;
  const met: Met = { checks: [], events: [], faults: [] };
  const joins = onceEach(section);
  let joined = 0;
  const learners = Array.from({ length: size }, async (_, number) => {
    await pause((number * joinWithinMs) / size, interruption);
    const team = teams[number % teams.length]?.name ?? "";
    const joining = { name: `Preflight ${number + 1}`, team, options };
    await asSynthetic(instructor, joining, joins, async (learner) => {
      joined += 1;
      await attend(learner, met, interruption);
    });
  });
  await allToTheirEnd(learners);
  tellMet(met, { size: joined, slowestMs: slowest }, section);
}

/** What many are refused for is told once. */
function onceEach(section: Section): Section {
  const told = new Set<string>();
  return {
    ...section,
    wrong(what, found, todo) {
      if (!told.has(what)) section.wrong(what, found, todo);
      told.add(what);
    },
  };
}

const pause = (ms: number, signal: AbortSignal) =>
  sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());

async function attend(learner: SyntheticLearner, met: Met, interruption: AbortSignal) {
  const closed = new AbortController();
  const page = openPage(learner, closed.signal);
  const pushed: Probe[] = [];
  try {
    await page.opened;
    for (let round = 0; round < rounds; round++) {
      const probe = probeOf("class");
      pushed.push(probe);
      await pushAndCheck(learner, probe, page.untilTold(probe.job), met);
      await pause(1000, interruption);
    }
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    met.faults.push(error instanceof Error ? error.message : String(error));
  } finally {
    closed.abort();
    for (const { path } of pushed) await remove(learner, path, met);
  }
}

async function remove(learner: SyntheticLearner, path: string, met: Met): Promise<void> {
  const removal = learner.ask(`/sandbox/pushgateway${path}`, { method: "DELETE" });
  const why = await removal.then(
    (answer) => (answer.status === 202 ? null : toldOf(answer)),
    (error: unknown) => String(error),
  );
  if (why !== null) met.faults.push(`removing the group ${path} of team ${learner.team}: ${why}`);
}

/** `told` is the event with the pushed group in it. */
async function pushAndCheck(
  learner: SyntheticLearner,
  probe: Probe,
  told: Promise<unknown>,
  met: Met,
): Promise<void> {
  const begin = performance.now();
  const path = `/sandbox/pushgateway${probe.path}`;
  const pushed = await learner.ask(path, { method: "POST", body: probeText(probe) });
  if (pushed.status === 200) {
    await told;
    met.events.push(performance.now() - begin);
  } else met.faults.push(`a push was ${toldOf(pushed)}`);
  const checked = await learner.ask(checkPath, { method: "POST", json: {} });
  if (checked.status === 200) met.checks.push(checked.ms);
  else met.faults.push(`a check was ${toldOf(checked)}`);
}

/** What has not come within this never comes, ms. */
const lateMs = 60_000;

/** The stream of an open page. */
function openPage(learner: SyntheticLearner, signal: AbortSignal) {
  const opened = Promise.withResolvers<void>();
  let wanted = wantedText("");
  const read = async () => {
    const answer = await learner.open("/api/events", signal);
    const decoder = new TextDecoder();
    let before = "";
    for await (const chunk of answer.body ?? []) {
      opened.resolve();
      const text = decoder.decode(chunk, { stream: true });
      // A name may be cut by the end of what came.
      if (wanted.text !== "" && (before + text).includes(wanted.text)) wanted.heard.resolve();
      before = text.slice(-200);
    }
  };
  const ended = (error: unknown) => {
    opened.reject(error);
    wanted.heard.reject(error);
  };
  read().then(() => ended(new Error("the page's stream was ended")), ended);
  return {
    opened: inTime(opened.promise, "the page's stream"),
    untilTold(text: string): Promise<void> {
      wanted = wantedText(text);
      const told = inTime(wanted.heard.promise, "the event of a push");
      // Nobody waits for it where the push was refused.
      told.catch(() => {});
      return told;
    },
  };
}

function wantedText(text: string) {
  const heard = Promise.withResolvers<void>();
  heard.promise.catch(() => {});
  return { text, heard };
}

function inTime(work: Promise<void>, what: string): Promise<void> {
  const late = sleep(lateMs, undefined, { ref: false }).then(() => {
    throw new Error(`${what} did not come within ${lateMs / 1000} s`);
  });
  return Promise.race([work, late]);
}

interface ClassOf {
  size: number;
  /** Slower than this a page feels stuck. */
  slowestMs: number;
}

function tellMet({ checks, events, faults }: Met, { size, slowestMs }: ClassOf, section: Section) {
  const learners = `${size} ${size === 1 ? "learner" : "learners"} with a page open`;
  const [fault] = faults;
  if (fault)
    section.wrong(
      "errors",
      `${faults.length}, such as: ${fault}`,
      "Put right first what is wrong with the teams above; else see the app's log: more memory, or fewer learners.",
    );
  else section.fine("errors", `none, ${learners}`);
  for (const [what, times] of [
    ["a check, p95", checks],
    ["from a push to its event, p95", events],
  ] as const) {
    const p95 = percentile95(times);
    if (p95 === null) section.notChecked(what, "none was answered");
    else if (p95 <= slowestMs) section.fine(what, `${p95.toFixed(0)} ms, ${learners}`);
    else
      section.wrong(
        what,
        `${p95.toFixed(0)} ms, ${learners}`,
        "Give the app more processor time (deploy/README.md has figures), or look at the network between.",
      );
  }
}

function percentile95(times: readonly number[]): number | null {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? null;
}
