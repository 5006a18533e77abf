import type { ServerResponse } from "node:http";
import { expect } from "vitest";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { createLog } from "@/lib/server/log";
import { push, untilSeries } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { openClass, until } from "@/lib/server/team/testing/open-class";
import { startOwnServers } from "@/lib/server/testing/own-test-servers";
import { startReverseProxy } from "@/lib/server/testing/reverse-proxy";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";
import { askOperatorsServers } from "@/lib/server/upstream/operators-servers";
import { createAskUpstream } from "@/lib/server/upstream/upstream";
import { createExternalSandboxes } from "./external-sandboxes";
import { openExternalSandboxes } from "./testing/open-external-stacks";

type Answer = (response: ServerResponse) => unknown;

const says =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": type, ...headers }).end(body);

const json = "application/json";
const page = says(200, "text/html; charset=utf-8", "<title>Sign in</title>");
const moved = says(302, "text/html", "", { location: "https://login.example.org/?rd=%2F" });
const cut: Answer = (response) => response.writeHead(200, { "content-length": "100" }).destroy();

interface Break {
  server: "pushgateway" | "prometheus";
  /** The paths that it is broken on. */
  path: RegExp;
  answer: Answer;
}

/** One stack behind a path for each team, where what a step asks for was pushed. */
async function open(operatorsTimeoutMs = 100_000) {
  const own = await startOwnServers();
  const broken = new Map<string, Break>();
  const partsOf = (url: string) => /^\/([^/]+)\/(pushgateway|prometheus)(.*)$/s.exec(url) ?? [];
  const proxy = await startReverseProxy({
    route: (url) => {
      const [, , server, rest = ""] = partsOf(url);
      return (server === "prometheus" ? own.prometheus : own.pushgateway).base + rest;
    },
    refuse({ url = "" }, response) {
      const [, team = "", server] = partsOf(url);
      const is = broken.get(team);
      const isAnswered = is?.server === server && is?.path.test(url) === true;
      if (isAnswered) is?.answer(response);
      return isAnswered;
    },
  });
  onTestFinished(proxy.stop);
  const ask = askOperatorsServers(createAskUpstream({ ca: null }));
  const sandboxes = createExternalSandboxes(
    {
      ...{ provider: "external", credentials: {}, kube: null },
      pushgatewayUrl: `${proxy.base}/{team}/pushgateway`,
      prometheusUrl: `${proxy.base}/{team}/prometheus`,
    },
    { ask, log: createLog("silent") },
  );
  onTestFinished(() => sandboxes.close());
  const access = { ca: null, credentials: {}, operatorsTimeoutMs };
  const fixture = await openClass(undefined, { others: sandboxes, access });
  await push(own.pushgateway.base, "backup", "files 4\n");
  await untilSeries(own.prometheus.base, 'files{job="backup"}');

  async function breakFor(name: string, is: Break) {
    const learner = await fixture.join(name);
    broken.set(learner.team, is);
    const check = async (step: string, expression?: string): Promise<Verdict> => {
      const at = { lab: "demo", task: "all", step };
      const checked = await fixture.verdicts.checkStep(learner, at, expression);
      if (!checked.ok) throw new Error(checked.error.kind);
      return checked.value;
    };
    const mend = () => broken.delete(learner.team);
    return { check, mend, view: () => fixture.verdicts.sandboxView(learner) };
  }
  return breakFor;
}

const all = /./;
const query = 'time() - push_time_seconds{job="backup"}';

type Case = [what: string, path: RegExp, answer: Answer, sentence: RegExp];

const ofPrometheus: Case[] = [
  ["a page", all, page, /is none, such as a page to sign in at/],
  ["elsewhere", all, moved, /leads elsewhere, such as to a sign-in/],
  ["not now", all, says(503, "text/plain", "no endpoints"), /does not answer/],
  ["no json", all, says(200, json, "{"), /What answers .* is none/],
  ["other json", all, says(200, json, '{"status":"success"}'), /What answers .* is none/],
  ["nothing", all, says(200, json, ""), /What answers .* is none/],
  ["cut", all, cut, /does not answer/],
  ["no targets", /targets/, says(404, "text/plain", "404 page not found\n"), /has none/],
  ["no queries", /query/, says(403, json, "{}"), /does not let Scrapelab in/],
];

test("a Prometheus that answers as none does makes nothing right and nothing wrong", async () => {
  const breakFor = await open();
  const tried = ofPrometheus.map(async ([what, path, answer, sentence]) => {
    const { check, view } = await breakFor(what, { server: "prometheus", path, answer });
    const told = await check("push");
    const { code, message = "" } = told.diagnosis ?? {};
    const unknown = /^(prometheus-unreachable|timeout)$/;
    expect([what, told.outcome, code]).toEqual([what, "unknown", expect.stringMatching(unknown)]);
    expect([what, message]).toEqual([what, expect.stringMatching(sentence)]);
    const asked = await check("query", query);
    expect([what, asked.outcome]).toEqual([what, "unknown"]);
    expect([what, asked.diagnosis?.message]).toEqual([what, expect.stringMatching(sentence)]);
    expect(message + asked.diagnosis?.message).not.toContain("started again by itself");
    expect((await view()).groups).toHaveLength(1);
  });
  await Promise.all(tried);
});

const ofPushgateway: Case[] = [
  ["a page", all, page, /is none, such as a page to sign in at/],
  ["elsewhere", all, moved, /leads elsewhere/],
  ["not now", all, says(503, "text/html", "no endpoints"), /does not answer/],
  ["no json", /api/, says(200, json, "nope"), /What answers .* is none/],
  ["other json", /api/, says(200, json, "{}"), /What answers .* is none/],
  ["cut", all, cut, /does not answer/],
  ["no api", /api.v1.metrics/, says(404, "text/plain", "404\n"), /has none/],
];

test("a Pushgateway that answers as none does makes nothing right and nothing wrong", async () => {
  const breakFor = await open();
  const tried = ofPushgateway.map(async ([what, path, answer, sentence]) => {
    const opened = await breakFor(what, { server: "pushgateway", path, answer });
    for (const step of ["push", "delete", "lost-pod", "replace"]) {
      const told = await opened.check(step);
      const message = told.diagnosis?.message;
      expect([what, step, told.outcome]).toEqual([what, step, "unknown"]);
      expect([what, step, message]).toEqual([what, step, expect.stringMatching(sentence)]);
      expect(message).not.toContain("started again by itself");
    }
    expect((await opened.view()).groups).toEqual([]);
    opened.mend();
    await until(async () => (await opened.check("push")).outcome === "passed");
  });
  await Promise.all(tried);
});

for (const server of ["pushgateway", "prometheus"] as const) {
  test(`a ${server} that hangs makes nothing right and nothing wrong`, async () => {
    const breakFor = await open(1000);
    const { check } = await breakFor("hangs", { server, path: all, answer: () => undefined });
    for (const step of ["push", server === "pushgateway" ? "delete" : "query"]) {
      const { outcome, diagnosis } = await check(step, step === "query" ? query : undefined);
      expect([step, outcome, diagnosis?.code]).toEqual([step, "unknown", "timeout"]);
      expect(diagnosis?.message).toMatch(/took longer than 0.3 s to answer/);
    }
  });
}

test("a scrape that comes once a minute is waited for", async () => {
  const { sandboxes, stackOf } = await openExternalSandboxes({ scrapeIntervalMs: 60_000 });
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await until(async () => (await fixture.verdicts.sandboxView(ada)).scrapeIntervalMs === 60_000);
  await push(stackOf("ada").pushgateway, "backup", "files 4\n");
  const at = { lab: "demo", task: "all", step: "push" };
  const checked = await fixture.verdicts.checkStep(ada, at);
  if (!checked.ok) throw new Error(checked.error.kind);
  const { outcome, diagnosis } = checked.value;
  // Unless the one scrape of this minute has come just now.
  if (outcome === "passed") return;
  expect([outcome, diagnosis?.code]).toEqual(["pending", "not-scraped-yet"]);
});
