import type { ServerResponse } from "node:http";
import { describe, expect } from "vitest";
import type { Unreachable } from "@/lib/domain/stack/unreachable";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { ExternalSettings } from "@/lib/server/external-settings";
import { createLog } from "@/lib/server/log";
import { createExternalSandboxes } from "@/lib/server/sandbox/external/external-sandboxes";
import { tellStates, until } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { openClass, openPage } from "@/lib/server/team/testing/open-class";
import { type ReverseProxy, startReverseProxy } from "@/lib/server/testing/reverse-proxy";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";
import { askOperatorsServers } from "@/lib/server/upstream/operators-servers";
import { testCertificate } from "@/lib/server/upstream/testing/test-certificate";
import { createAskUpstream, type UpstreamAccess } from "@/lib/server/upstream/upstream";
import { openExternalSandboxes } from "./testing/open-external-stacks";

const times = { restMs: 10, everyMs: 50, retryMs: 50, againMs: 10, timeoutMs: 60_000 };

const noSuchName = () =>
  Promise.reject(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }));

type Refuse = NonNullable<Parameters<typeof startReverseProxy>[0]["refuse"]>;

/** What answers at the addresses of servers that are not there. */
async function open(base: string, access: Partial<UpstreamAccess> = {}) {
  const settings: ExternalSettings = {
    provider: "external",
    credentials: access.credentials ?? {},
    kube: null,
    pushgatewayUrl: `${base}/{team}/pushgateway`,
    prometheusUrl: `${base}/{team}/prometheus`,
  };
  const ask = askOperatorsServers(createAskUpstream({ ca: null, ...access }));
  const sandboxes = createExternalSandboxes(settings, { ask, log: createLog("silent"), times });
  onTestFinished(() => sandboxes.close());
  const reached = { ca: null, credentials: {}, ...access };
  return { sandboxes, told: tellStates(sandboxes), access: reached };
}

const noCredentials = {
  pushgateway: { scheme: "bearer", file: "/nowhere/token" },
  prometheus: { scheme: "bearer", file: "/nowhere/token" },
} as const;

async function startProxy(parts: Partial<Parameters<typeof startReverseProxy>[0]> = {}) {
  const proxy: ReverseProxy = await startReverseProxy({ route: () => null, ...parts });
  onTestFinished(proxy.stop);
  return proxy.base;
}

async function nobody(): Promise<string> {
  const proxy = await startReverseProxy({ route: () => null });
  await proxy.stop();
  return proxy.base;
}

const answering =
  (status: number, headers: Record<string, string>): Refuse =>
  (_request, response) => {
    response.writeHead(status, headers).end("<a href='/oauth/start'>sign in</a>");
    return true;
  };
const signIn = answering(302, { location: "/oauth/start", "content-type": "text/html" });

describe.concurrent("a team without a stack", () => {
  const fault = "It is no fault of yours: tell your instructor.";
  const cases: [string, () => ReturnType<typeof open>, string, Unreachable][] = [
    [
      "whose name nobody has",
      () => open("http://pushgateway.nobody:9091", { lookup: noSuchName }),
      "Your team has no Pushgateway here: the name of its address does not exist.",
      "no-such-name",
    ],
    [
      "where nothing listens",
      async () => open(await nobody()),
      "Your team's Pushgateway is not running: nothing listens where it should be.",
      "nobody-listens",
    ],
    [
      "where a router answers",
      async () => open(await startProxy()),
      "Your team has no Pushgateway here: something else answers at its address, and has none.",
      "not-found",
    ],
    [
      "whose certificate is nobody's",
      async () => open(await startProxy({ tls: testCertificate })),
      "Your team's Pushgateway is not trusted: its certificate is not one that Scrapelab knows.",
      "not-trusted",
    ],
    [
      "behind a sign-in that leads elsewhere",
      async () => open(await startProxy({ refuse: signIn })),
      "What stands before your team's Pushgateway leads elsewhere, such as to a sign-in.",
      "led-elsewhere",
    ],
    [
      "behind a sign-in that refuses",
      async () => open(await startProxy({ refuse: answering(401, {}) })),
      "What stands before your team's Pushgateway does not let Scrapelab in with the credentials that its operator gave it.",
      "not-let-in",
    ],
    [
      "behind a sign-in that is a page",
      async () =>
        open(await startProxy({ refuse: answering(200, { "content-type": "text/html" }) })),
      "What answers in the place of your team's Pushgateway is none, such as a page to sign in at.",
      "not-its-own",
    ],
    [
      "whose certificate is of another name",
      async () => {
        const base = (await startProxy({ tls: testCertificate })).replace("localhost", "127.0.0.1");
        return open(base, { ca: testCertificate.cert });
      },
      "Your team's Pushgateway is not trusted: its certificate is for another name.",
      "other-certificate",
    ],
    [
      "that speaks no TLS",
      async () => open((await startProxy()).replace("http:", "https:")),
      "Your team's Pushgateway does not speak TLS where Scrapelab was told that it does.",
      "no-tls",
    ],
    [
      "for which there is nothing to sign in with",
      async () => open(await startProxy(), { credentials: noCredentials }),
      "Scrapelab has no credentials to show to your team's Pushgateway: the file that should hold them does not.",
      "no-credentials",
    ],
  ];
  for (const [what, opened, sentence, why] of cases) {
    test(`${what} is unknown to every check, and told of`, async () => {
      const { sandboxes, told, access } = await opened();
      const fixture = await openClass(undefined, { others: sandboxes, access });
      const ada = await fixture.join("Ada");
      expect((await fixture.verdicts.sandboxView(ada)).state).toMatch(/^(starting|failed)$/);
      // A look takes 3 s at most, which a busy machine may need to say no.
      const untilSaid = async (): Promise<Record<string, Verdict>> => {
        const checked = await fixture.verdicts.checkTask(ada, { lab: "demo", task: "all" });
        const verdicts = checked.ok ? checked.value : {};
        return verdicts.push?.diagnosis?.code === "timeout" ? untilSaid() : verdicts;
      };
      const verdicts = await untilSaid();
      const outcomes = Object.values(verdicts).map(({ outcome }) => outcome);
      expect(new Set(outcomes)).toEqual(new Set(["unknown"]));
      expect(verdicts.push?.diagnosis).toMatchObject({
        code: "pushgateway-unreachable",
        message: `${sentence} ${fault} The check repeats by itself.`,
      });
      await until(() => told.length > 0);
      expect(told).toMatchObject([
        {
          ...{ team: "ada", state: "failed", detail: `${sentence} ${fault}` },
          fault: { server: "pushgateway", why, at: sandboxes.endpoints("ada")?.pushgateway },
        },
      ]);
      expect(sandboxes.counts()).toMatchObject({ failed: 1, ready: 0 });
      expect((await fixture.verdicts.sandboxView(ada)).detail).toBe(`${sentence} ${fault}`);
    });
  }

  test("is not said to be ready before a look at it has ended", async () => {
    const held: ServerResponse[] = [];
    const { sandboxes } = await openExternalSandboxes({
      times,
      proxy: {
        refuse({ url = "" }, response) {
          const isLook = url.endsWith("query=vector(1)") && held.length === 0;
          if (isLook) held.push(response);
          return isLook;
        },
      },
    });
    const fixture = await openClass(undefined, { others: sandboxes });
    const ada = await fixture.join("Ada");
    const page = openPage(fixture, ada);
    expect(await fixture.verdicts.sandboxView(ada)).toMatchObject({
      state: "starting",
      detail: "Scrapelab is looking whether your team's servers answer.",
    });
    const told = () => page.sandbox().map(({ state }) => state);
    await until(() => told().length > 0 && held.length > 0);
    expect(new Set(told())).toEqual(new Set(["starting"]));
    held[0]?.writeHead(502).end();
    await until(() => told().at(-1) === "ready");
    expect(new Set(told())).toEqual(new Set(["starting", "ready"]));
  });

  test("is not said to be ready by what was seen long ago", async () => {
    const broken = { isSo: false };
    const { sandboxes, told } = await openExternalSandboxes({
      times: { ...times, staleMs: 1 },
      proxy: {
        refuse(_request, response) {
          if (broken.isSo) response.writeHead(404, { "content-type": "text/html" }).end();
          return broken.isSo;
        },
      },
    });
    await sandboxes.ensure("ada", 0);
    await until(() => sandboxes.peek("ada").state === "ready");
    broken.isSo = true;
    const seen: string[] = [];
    await until(async () => {
      await sandboxes.ensure("ada", 0);
      seen.push(sandboxes.peek("ada").state);
      return seen.at(-1) !== "ready";
    });
    expect(seen.at(-1)).toBe("starting");
    await until(() => sandboxes.peek("ada").state === "failed");
    expect(told.map(({ state }) => state)).toEqual(["ready", "failed"]);
  });

  test("is there as soon as somebody makes it, and gone as soon as nobody runs it", async () => {
    const broken = { isSo: true };
    const { sandboxes, told } = await openExternalSandboxes({
      times,
      proxy: {
        refuse(_request, response) {
          if (broken.isSo) response.writeHead(503, { "content-type": "text/html" }).end();
          return broken.isSo;
        },
      },
    });
    onTestFinished(sandboxes.hold("ada"));
    await until(() => sandboxes.peek("ada").state === "failed");
    expect((await sandboxes.ensure("ada", 0)).ok).toBe(true);
    broken.isSo = false;
    await until(() => sandboxes.peek("ada").state === "ready");
    broken.isSo = true;
    await until(() => sandboxes.peek("ada").state === "failed");
    expect(told.map(({ state }) => state)).toEqual(["failed", "ready", "failed"]);
  });
});

test("what does not let the app in is an operator's to know, with a few of its teams", async () => {
  const base = await startProxy({ refuse: answering(403, {}) });
  const { sandboxes } = await open(base);
  const teams = ["a", "b", "c", "d", "e", "f"];
  for (const team of teams) await sandboxes.ensure(team, 0);
  await until(() => teams.every((team) => sandboxes.peek(team).state === "failed"));
  expect(sandboxes.notes()).toEqual([
    `Something is wrong with the Pushgateway of a, b, c, d, e and 1 more. What stands before ${base}/a/pushgateway does not let Scrapelab in: see that SANDBOX_PUSHGATEWAY_BEARER_FILE or SANDBOX_PUSHGATEWAY_BASIC_AUTH_FILE holds what it asks for.`,
  ]);
});

test("what is mended is an operator's to know no more, though nobody of the team is there", async () => {
  const broken = { isSo: true };
  const refuse: Refuse = (request, response) =>
    broken.isSo && answering(403, {})(request, response);
  const { sandboxes } = await openExternalSandboxes({ times, proxy: { refuse } });
  await sandboxes.ensure("ada", 0);
  await until(() => sandboxes.notes().length === 1);
  broken.isSo = false;
  await until(() => sandboxes.notes().length === 0);
  expect(sandboxes.peek("ada").state).toBe("ready");
});
