import { vi } from "vitest";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { Learner } from "@/lib/contract/session";
import type { Lab, Step } from "@/lib/domain/lab/lab";
import { readExchange } from "@/lib/domain/pushgateway/read-exchange";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { composeTeams, type TeamGrounds } from "@/lib/server/compose-teams";
import type { LocalSettings } from "@/lib/server/local-settings";
import { createLog } from "@/lib/server/log";
import { openTestSandboxes } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";
import { openStore } from "@/lib/server/store/testing/open-store";
import type { NumberedEvent } from "@/lib/server/team/live";
import type { Observer } from "@/lib/server/team/looks/looks";
import { onTestFinished } from "@/lib/server/testing/side-by-side";

export const scrapeIntervalMs = 200;

const step = (id: string, check: Step["check"]): Step => {
  return { id, number: "1", title: id, markdown: "", check, hints: [], request: null };
};
const group = { job: "backup" };
const bothGroups = [
  { group, metric: "files" },
  { group: { job: "other" }, metric: "files" },
];

/** One task with one step of every kind. */
const lab: Lab = {
  ...{ id: "demo", number: "1", title: "Demo", summary: "", markdown: "", stack: [] },
  tasks: [
    {
      ...{ id: "all", number: "1.1", title: "All", markdown: "" },
      steps: [
        step("push", { kind: "push", group, metric: "files", value: 4, help: false }),
        step("delete", { kind: "delete", groups: [{ group, metric: "files" }] }),
        step("lost-pod", { kind: "lost-pod" }),
        step("replace", { kind: "replace", group, before: { a: 1, b: 1 }, after: { b: 2 } }),
        step("query", { kind: "query", reference: 'time() - push_time_seconds{job="backup"}' }),
        step("delete-two", { kind: "delete", groups: bothGroups }),
        step("text", null),
      ],
    },
  ],
};
const demoLabs: ReadonlyMap<string, Lab> = new Map([[lab.id, lab]]);

export type StepId = "push" | "delete" | "lost-pod" | "replace" | "query" | "delete-two";

export const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 100_000, interval: 25 });

/** For what stays as it is once it has come, and takes several questions to the servers to be seen. */
export const untilStands = (condition: () => Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 100_000, interval: 100 });

interface ClassOptions {
  settings?: Partial<LocalSettings>;
  others?: Sandboxes;
  labs?: ReadonlyMap<string, Lab>;
  /** How the servers of an operator are reached, where they are one's. */
  access?: Pick<TeamGrounds, "ca" | "credentials" | "lookup" | "operatorsTimeoutMs">;
}

/**
 * Real servers, a real store and the services on them; `around` may stand between a check and Prometheus.
 * In the place of the sandboxes' own servers there may be others.
 */
export async function openClass(
  around: (observer: Observer) => Observer = (each) => each,
  { settings = {}, others, labs = demoLabs, access }: ClassOptions = {},
) {
  const { sandboxes: own, dataDir } = await openTestSandboxes({ scrapeIntervalMs, ...settings });
  const sandboxes = others ?? own;
  const store = await openStore();
  const serve = (changes: Partial<Store> = {}, presentMs = 0) => {
    const { teams } = composeTeams({
      labs,
      store: { ...store, ...changes },
      sandboxes,
      around,
      ca: null,
      ...access,
      scrapeIntervalMs: settings.scrapeIntervalMs ?? scrapeIntervalMs,
      log: createLog("silent"),
      presentMs,
    });
    onTestFinished(teams.close);
    return teams;
  };
  const services = serve();
  return {
    ...services,
    sandboxes,
    dataDir,
    store,
    serve,
    join: (name: string) => store.learners.add(name),
  };
}
export type Class = Awaited<ReturnType<typeof openClass>>;

/** A learner's open page: all that it was told. */
export function openPage({ live }: Pick<Class, "live">, learner: Learner) {
  const events: NumberedEvent[] = [];
  const close = live.subscribe(learner, (event) => events.push(event));
  onTestFinished(close);
  const verdictsOf = (id: StepId): Verdict[] =>
    events.flatMap((each) =>
      each.event === "verdict" && each.data.step === id ? [each.data.verdict] : [],
    );
  const sandbox = (): SandboxAnswer[] =>
    events.flatMap((each) => (each.event === "sandbox" ? [each.data] : []));
  /** The codes that a step was told, in order; `passed` at its end. */
  const codes = (id: StepId) => verdictsOf(id).map((each) => each.diagnosis?.code ?? each.outcome);
  const untilTold = (id: StepId, code: string) => until(() => codes(id).at(-1) === code);
  return { events, sandbox, verdictsOf, codes, untilTold, close };
}

/** Sends a request to the learner's own gateway and tells of it, as the front does. */
export async function send(
  { sandboxes, store, verdicts }: Pick<Class, "sandboxes" | "store" | "verdicts">,
  learner: Learner,
  request: {
    method?: string;
    path?: string;
    body?: string | Uint8Array<ArrayBuffer>;
    contentType?: string;
    step?: string;
  },
): Promise<number> {
  const { method = "PUT", path = "/metrics/job/backup", body = "", step: from = null } = request;
  const ready = await sandboxes.ensure(learner.team, 100_000);
  if (!ready.ok) throw new Error(ready.error.kind);
  const { contentType = "text/plain" } = request;
  const carried = method === "DELETE" ? {} : { body, headers: { "content-type": contentType } };
  const response = await fetch(ready.value.pushgateway + path, { method, ...carried });
  const answer = await response.text();
  const { status } = response;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const headers = { contentType };
  const read = readExchange({ method, path, headers, body: bytes, status, answer });
  const sent = { learnerId: learner.id, team: learner.team, atMs: Date.now(), method, path };
  const recorded = await store.attempts.record({
    ...sent,
    lab: from && lab.id,
    step: from,
    status,
    answer,
    ...read,
    body: bytes,
  });
  if (!recorded.ok) throw new Error(recorded.error.message);
  verdicts.exchangeEnded(learner, recorded.value);
  return status;
}
