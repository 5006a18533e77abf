import type { IncomingMessage, ServerResponse } from "node:http";
import { expect } from "vitest";
import { openSignInProxy, openshiftProxy } from "@/lib/server/front/testing/sign-in-proxy";
import { openExternalSandboxes } from "@/lib/server/sandbox/external/testing/open-external-stacks";
import { startReverseProxy } from "@/lib/server/testing/reverse-proxy";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";
import type { FakeCluster } from "./testing/install-fake-kubectl";
import { openSite } from "./testing/open-site";
import { startBufferingProxy } from "./testing/start-buffering-proxy";

// No figure of this machine is too slow here.
const short = ["--hold", "2", "--learners", "3", "--slowest", "60000"];
const secret = "of the tests alone";
const tokenPaths = /^\/sandbox\/(pushgateway|prometheus|alertmanager)\//;
type Findings = Awaited<ReturnType<Awaited<ReturnType<typeof openSite>>["preflight"]>>["findings"];

test("says that all is well with real stacks, and leaves nothing behind", async () => {
  const { settings, stackOf } = await openExternalSandboxes({ teams: ["red", "blue"] });
  const site = await openSite({
    TEAMS: "red,blue",
    SANDBOX_PUSHGATEWAY_URL: settings.pushgatewayUrl,
    SANDBOX_PROMETHEUS_URL: settings.prometheusUrl,
  });
  const cluster = { quotas: [quotaOf({ pods: "9" })] };
  const { pushgatewayUrl } = settings;
  const urls = [
    ...["--gateway-url", pushgatewayUrl, "--here-url", pushgatewayUrl],
    ...["--here-url", pushgatewayUrl.replace("127.0.0.1", "localhost")],
    ...["--from-namespace", "webshell", "--from-namespace", "other-shell"],
  ];
  const report = await site.preflight([...short, ...urls], cluster);

  expect(wrongOf(report.findings)).toEqual([]);
  expect(report.code).toBe(0);
  const fine = report.findings.filter(({ state }) => state === "fine");
  expect(fine.map(({ area, what }) => `${area}: ${what}`)).toEqual(
    expect.arrayContaining([
      ...["red", "blue"].flatMap((team) =>
        [
          ...["its Pushgateway", "its Prometheus", "scrape interval", "a push through the app"],
          ...["Prometheus' clock", "the gateway's clock"],
        ].map((what) => `Team ${team}: ${what}`),
      ),
      "A learner's terminal: a personal token",
      ...["The pages' host: a page", "Event stream: first bytes", "Event stream: holding"],
      "A class of synthetic learners: a check, p95",
      "The cluster: the app's rights",
      "The cluster: the learners' rights",
      ...["The cluster: quota of red-monitoring", "The cluster: quota of blue-monitoring"],
      "The cluster: a Job with the toolkit image",
      "The cluster: a push from a Job",
      "The cluster: a push from a Job in webshell",
      "The cluster: a push from a Job in other-shell",
    ]),
  );
  for (const team of ["red", "blue"])
    expect(
      fine.filter(({ area, what }) => area === `Team ${team}` && /here to http/.test(what)),
    ).toHaveLength(2);
  await expectNothingLeft(site, [stackOf("red"), stackOf("blue")]);
});

test("names each team's fault, and what to do about it", async () => {
  const good = await openExternalSandboxes({ teams: ["red", "late", "refused"] });
  const overridden = await openExternalSandboxes({ teams: ["exported"], honorLabels: false });
  const slow = await openExternalSandboxes({ teams: ["slow"], scrapeIntervalMs: 1000 });
  const setOf: Record<string, typeof good> = {
    ...{ red: good, late: good, refused: good },
    ...{ exported: overridden, slow },
  };
  const front = await startReverseProxy({
    route: (url) => {
      const set = setOf[url.split("/")[1] ?? ""];
      return set ? `${set.proxy.base}${url}` : null;
    },
    refuse: (request, response) => isForgedAnswer(request, response),
  });
  onTestFinished(front.stop);
  const site = await openSite({
    TEAMS: "red,late,refused,exported,slow,shut,nobody",
    SANDBOX_PUSHGATEWAY_URL: `${front.base}/{team}/pushgateway`,
    SANDBOX_PROMETHEUS_URL: `${front.base}/{team}/prometheus`,
  });
  const report = await site.preflight([...short, "--interval", "1"], {
    denied: ["delete pods"],
    quotas: [quotaOf({ pods: "1" })],
    waiting: { reason: "ImagePullBackOff", message: "too many requests" },
  });

  expect(report.code).toBe(1);
  const wrong = wrongOf(report.findings);
  expect(wrong).toContain("Team red: scrape interval: 0.2 s, not 1 s");
  expect(wrong).not.toContainEqual(expect.stringContaining("Team slow"));
  expect(wrong).toContainEqual(
    expect.stringMatching(
      /^Team shut: its Pushgateway: .*the credentials that its operator gave it/,
    ),
  );
  expect(wrong).toContainEqual(expect.stringMatching(/^Team nobody: its Pushgateway: answered 5/));
  expect(wrong).toContainEqual(expect.stringMatching(/^Team late: Prometheus' clock: .* behind/));
  expect(wrong).toContainEqual(
    expect.stringMatching(/^Team refused: a push through the app: answered 502/),
  );
  expect(wrong).toContainEqual(
    expect.stringMatching(/^Team exported: a push through the app: its job is exported_job/),
  );
  expect(wrong).toContainEqual(
    expect.stringMatching(
      /^The cluster: the app's rights: .*may not delete pods in red-monitoring/,
    ),
  );
  expect(wrong).toContain("The cluster: quota of red-monitoring: quota has 0 of 1 pods");
  expect(wrong).toContainEqual(
    expect.stringMatching(/^The cluster: a Job .*ImagePullBackOff too many requests/),
  );
  const unlooked = report.findings.find(
    ({ area, what }) => area === "Team nobody" && /probes/.test(what),
  );
  expect(unlooked?.state, "what is not there is not said to be fine").toBe("not-checked");
  for (const finding of report.findings)
    if (finding.state === "wrong") expect(finding.todo).toMatch(/\w/);
});

test("notices a proxy that buffers event streams, and one whose addresses nobody believes", async () => {
  const { settings } = await openExternalSandboxes({ teams: ["red"] });
  const site = await openSite({
    ...{ TEAMS: "red", PUBLIC_URL: "https://lab.example.org", OPS_PORT: "0" },
    ...{ OPS_HOST: "127.0.0.1", SANDBOX_PUSHGATEWAY_URL: settings.pushgatewayUrl },
    SANDBOX_PROMETHEUS_URL: settings.prometheusUrl,
  });
  const proxy = await startBufferingProxy(site.url);
  const report = await site.preflight([...short, "--url", proxy], { mayImpersonate: false });

  expect(report.code).toBe(1);
  const wrong = wrongOf(report.findings);
  expect(wrong).toContainEqual(expect.stringMatching(/^Event stream: first bytes: none within/));
  expect(wrong).toContainEqual(expect.stringMatching(/^What the app has noticed: addresses: /));
  const rights = report.findings.find(({ what }) => what === "the app's rights");
  expect(rights).toMatchObject({
    state: "not-checked",
    found: expect.stringContaining("cannot impersonate"),
  });

  const unknown = await site.preflight([...short, "--password", "not this one"], {
    refusesJobs: "exceeded quota: quota",
  });
  expect(wrongOf(unknown.findings)).toEqual([
    expect.stringMatching(/^The instructor: signing in: answered 401/),
    expect.stringMatching(/^The cluster: a Job .*exceeded quota/),
  ]);
  const unlooked = unknown.findings.filter(({ state }) => state === "not-checked");
  expect(unlooked.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["the event stream", "a class of synthetic learners", "its notes"]),
  );
});

test("behind a proxy that signs people in, looks at all of it by the one user whom it names", async () => {
  const { settings, stackOf } = await openExternalSandboxes({ teams: ["red", "blue"] });
  const site = await openSite({
    ...{ TEAMS: "red,blue", INSTRUCTORS: "grace", SANDBOX_PROMETHEUS_URL: settings.prometheusUrl },
    ...{ AUTH_HEADER_USER: "X-Forwarded-User", AUTH_PROXY_SECRET: secret },
    SANDBOX_PUSHGATEWAY_URL: settings.pushgatewayUrl,
  });
  const proxy = await openSignInProxy(site.url, openshiftProxy(secret), tokenPaths);
  onTestFinished(proxy.close);
  const as = (name: string) => [
    ...["--url", proxy.base, "--gateway-url", settings.pushgatewayUrl],
    ...["--header", `X-Test-User: ${JSON.stringify({ name, groups: [] })}`],
    ...["--header", "Authorization: Bearer of-the-cluster"],
  ];
  const { code, findings } = await site.preflight([...short, ...as("grace")]);

  expect(wrongOf(findings).filter((line) => !line.includes("addresses"))).toEqual([]);
  const fine = findings.filter(({ state }) => state === "fine");
  expect(fine.map(({ area, what }) => `${area}: ${what}`)).toEqual(
    expect.arrayContaining([
      ...["The instructor: signing in", "A learner's terminal: a personal token"],
      ...["Event stream: holding", "A class of synthetic learners: a check, p95"],
      ...["Team red: a push through the app", "Team blue: a push through the app"],
      ...["The cluster: a push from a Job"],
    ]),
  );
  expect(code, "TRUST_PROXY is not set").toBe(1);
  await expectNothingLeft(site, [stackOf("red"), stackOf("blue")]);

  const eve = await site.preflight([...short, ...as("eve")]);
  expect(wrongOf(eve.findings)).toContainEqual(
    expect.stringMatching(/^The instructor: signing in: answered 403/),
  );
  const unlooked = eve.findings.filter(({ area }) => area === "What learners do");
  expect(unlooked.map(({ state }) => state)).toEqual(unlooked.map(() => "not-checked"));
});

interface Moment {
  cluster: Partial<FakeCluster>;
  /** So many that the moment lasts. */
  learners: number;
  isReached(site: Site, groups: () => Promise<number>): Promise<boolean>;
}

const moments: Record<string, Moment> = {
  "a Job": {
    cluster: { neverEnds: true },
    learners: 1,
    isReached: async (site) => (await site.jobs()).length > 0,
  },
  "a class": {
    cluster: {},
    learners: 40,
    isReached: async (site) => (await site.members()).some((count) => count > 1),
  },
  "a probe": {
    cluster: { neverEnds: true },
    learners: 1,
    isReached: async (_, groups) => (await groups()) > 0,
  },
};

test("interrupted at any moment, leaves nothing behind", async () => {
  const { settings, stackOf } = await openExternalSandboxes({ teams: ["red", "blue"] });
  const site = await openSite({
    TEAMS: "red,blue",
    SANDBOX_PUSHGATEWAY_URL: settings.pushgatewayUrl,
    SANDBOX_PROMETHEUS_URL: settings.prometheusUrl,
  });
  const args = ["--hold", "1", "--gateway-url", settings.pushgatewayUrl];
  const stacks = [stackOf("red"), stackOf("blue")];
  for (const [moment, { cluster, learners, isReached }] of Object.entries(moments)) {
    const given = [...args, "--learners", String(learners)];
    const report = await site.preflight(given, cluster, () =>
      isReached(site, () => groupsOf(stacks)),
    );

    expect(report.code, moment).toBe(130);
    expect(report.exitCode, moment).toBe(130);
    expect(report.findings.at(-1)).toMatchObject({ what: "the rest", found: "interrupted" });
    expect(report.stderr, moment).toContain("what was made is removed");
    await expectNothingLeft(site, stacks);
  }
});

type Site = Awaited<ReturnType<typeof openSite>>;

async function groupsOf(stacks: readonly { pushgateway: string }[]): Promise<number> {
  const answers = stacks.map(async ({ pushgateway }) => {
    const answer = await (await fetch(`${pushgateway}/api/v1/metrics`)).json();
    return answer.data.length;
  });
  return (await Promise.all(answers)).reduce((sum, each) => sum + each, 0);
}

/** No group, no learner, no Job. */
async function expectNothingLeft(site: Site, stacks: readonly { pushgateway: string }[]) {
  expect({
    groups: await groupsOf(stacks),
    members: (await site.members()).reduce((sum, each) => sum + each, 0),
    jobs: await site.jobs(),
  }).toEqual({ groups: 0, members: 0, jobs: [] });
}

/** What is wrong, in lines. */
const wrongOf = (findings: Findings) =>
  findings
    .filter(({ state }) => state === "wrong")
    .map(({ area, what, found }) => `${area}: ${what}: ${found}`);

const quotaOf = (hard: Record<string, string>) => ({
  metadata: { name: "quota" },
  status: { hard, used: { pods: "0" } },
});

/** Of one team the clock is an hour late, and of another the gateway takes no push. */
function isForgedAnswer({ url = "", method }: IncomingMessage, response: ServerResponse): boolean {
  if (url.startsWith("/shut/")) {
    response.writeHead(401).end("who are you?");
    return true;
  }
  if (url.startsWith("/refused/") && method === "POST" && url.includes("/metrics/job/")) {
    response.writeHead(403).end("no pushes here");
    return true;
  }
  if (!/^\/late\/.*query=time\(\)/.test(url)) return false;
  const atS = Date.now() / 1000 - 3600;
  const data = { resultType: "scalar", result: [atS, String(atS)] };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ status: "success", data }));
  return true;
}
