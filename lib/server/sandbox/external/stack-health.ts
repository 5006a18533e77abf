import { sayUnreachable, type Unreachable } from "@/lib/domain/checks/unreachable";
import { serverNames } from "@/lib/domain/stack/stack";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";
import type { AskUpstream } from "@/lib/server/upstream/upstream";

/** A question that each server answers with JSON, whatever is on it. */
const questions = [
  { service: "pushgateway", path: "/api/v1/status" },
  { service: "prometheus", path: "/api/v1/query?query=vector(1)" },
] as const;

const maxAnswerBytes = 1024 * 1024;

export interface HealthTimes {
  /** A team that asks for its servers again within this has them looked at once. */
  restMs: number;
  /** How often the servers of a team with a page open are looked at. */
  everyMs: number;
  /** A server that did not answer is asked once more after this, before anybody is told: it may be on its way. */
  againMs: number;
  timeoutMs: number;
}

export const usualHealthTimes: HealthTimes = {
  ...{ restMs: 5000, everyMs: 10_000, againMs: 1000, timeoutMs: 3000 },
};

/** Whether the servers that an operator runs answer, team by team. */
export interface StackHealth {
  /** Looks at a team's servers, if that was not done just now. */
  look(team: string): void;
  /** Why they are not reached, for the learner; null where they are, or where it is not known yet. */
  problem(team: string): string | null;
  /** What an operator should see to: where what stands before servers does not let the app in. */
  notes(): string[];
  /** Looks again and again until the returned function is called. */
  hold(team: string): () => void;
  forget(team: string): void;
  close(): void;
}

interface Problem {
  service: (typeof questions)[number]["service"];
  why: Unreachable;
}

const lettingNobodyIn: ReadonlySet<Unreachable> = new Set(["not-let-in", "led-elsewhere"]);
/** As many teams stand in a note. */
const mostNamed = 5;

interface Known {
  problem: Problem | null;
  lookedAtMs: number;
  isLooking: boolean;
}

export interface StackHealthParts {
  ask: AskUpstream;
  endpointsOf: (team: string) => SandboxEndpoints;
  /** Is told where the problem of a team is another one than before. */
  changed: (team: string) => void;
  /** Is told of each look that finds nothing wrong. */
  answered: (team: string) => void;
  times: HealthTimes;
}

export function createStackHealth(parts: StackHealthParts): StackHealth {
  const { times, changed, answered } = parts;
  const teams = new Map<string, Known>();
  const holds = new Map<string, number>();
  const closing = new AbortController();

  async function lookNow(team: string, known: Known): Promise<void> {
    let problem = await problemOf(parts, team, closing.signal);
    if (problem !== null && known.problem === null) {
      await sleep(times.againMs, closing.signal);
      problem = await problemOf(parts, team, closing.signal);
    }
    known.isLooking = false;
    known.lookedAtMs = Date.now();
    if (closing.signal.aborted || teams.get(team) !== known) return;
    const isOther = sayProblem(problem) !== sayProblem(known.problem);
    known.problem = problem;
    if (isOther) changed(team);
    if (problem === null) answered(team);
  }

  function look(team: string, restMs = times.restMs): void {
    const known = teams.get(team) ?? { problem: null, lookedAtMs: 0, isLooking: false };
    teams.set(team, known);
    if (closing.signal.aborted || known.isLooking || Date.now() - known.lookedAtMs < restMs) return;
    known.isLooking = true;
    void lookNow(team, known);
  }

  const timer = setInterval(() => {
    for (const team of holds.keys()) look(team, 0);
  }, times.everyMs);
  timer.unref();

  return {
    look: (team) => look(team),
    problem: (team) => sayProblem(teams.get(team)?.problem ?? null),
    notes: () => noteRefusals(teams),
    hold(team) {
      look(team);
      holds.set(team, (holds.get(team) ?? 0) + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const left = (holds.get(team) ?? 1) - 1;
        if (left > 0) holds.set(team, left);
        else holds.delete(team);
      };
    },
    forget: (team) => void teams.delete(team),
    close() {
      closing.abort();
      clearInterval(timer);
    },
  };
}

async function problemOf(
  { ask, endpointsOf, times: { timeoutMs } }: StackHealthParts,
  team: string,
  signal: AbortSignal,
): Promise<Problem | null> {
  const at = endpointsOf(team);
  const problems = await Promise.all(
    questions.map(async ({ service, path }) => {
      const asked = { service, base: at[service], method: "GET", path, timeoutMs, maxAnswerBytes };
      const answer = await ask({ ...asked, signal });
      const why = answer.ok ? whyUnlike(answer.value) : (answer.error.why ?? "no-answer");
      return why && { service, why };
    }),
  );
  return problems.find((problem) => problem !== null) ?? null;
}

const sayProblem = (problem: Problem | null) =>
  problem && sayUnreachable(problem.service, problem.why);

/** One for each server that lets the app not in, with a few of the teams. */
function noteRefusals(teams: ReadonlyMap<string, Known>): string[] {
  return questions.flatMap(({ service }) => {
    const shut = [...teams].flatMap(([team, { problem }]) =>
      problem?.service === service && lettingNobodyIn.has(problem.why) ? [team] : [],
    );
    if (shut.length === 0) return [];
    const more = shut.length > mostNamed ? ` and ${shut.length - mostNamed} more` : "";
    const variable = `SANDBOX_${service.toUpperCase()}`;
    return [
      `What stands before the ${serverNames[service]} of ${shut.slice(0, mostNamed).join(", ")}${more} does not let Scrapelab in: see that ${variable}_BEARER_FILE or ${variable}_BASIC_AUTH_FILE holds what it asks for.`,
    ];
  });
}

/** Null for the answer that each of them gives. */
function whyUnlike({ status, headers }: { status: number; headers: object }): Unreachable | null {
  const type = "content-type" in headers ? String(headers["content-type"]) : "";
  return status === 200 && /json/i.test(type) ? null : "no-answer";
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
