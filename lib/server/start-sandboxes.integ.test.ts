import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import { defaultSiteNames } from "@/lib/domain/site-names";
import { makeDataDir, testSettings } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { startSandboxes } from "./start-sandboxes";

async function start(ignored: string[]) {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
  const dataDir = await makeDataDir();
  const started = await startSandboxes(
    { sandbox: testSettings(), siteNames: defaultSiteNames, sandboxCa: null, dataDir, ignored },
    log,
  );
  if (started.ok) onTestFinished(() => started.value.sandboxes.close());
  return { started, dataDir, log, lines };
}

test("what only another provider reads is named in one line of the log", async () => {
  const { lines } = await start(["ELSEWHERE_URL", "ELSEWHERE_TOKEN_FILE"]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(
    "not read with SANDBOX_PROVIDER local: ELSEWHERE_URL, ELSEWHERE_TOKEN_FILE",
  );
  expect((await start([])).lines).toEqual([]);
});

test("what keeps sandboxes from starting is one sentence", async () => {
  const { dataDir, log } = await start([]);
  const again = await startSandboxes(
    { sandbox: testSettings(), siteNames: defaultSiteNames, sandboxCa: null, dataDir, ignored: [] },
    log,
  );
  expect(again).toMatchObject({ ok: false, error: expect.stringContaining("another") });
});

test("servers that exist are named at the start, without what their queries say", async () => {
  const log = pino({ enabled: false });
  const sandbox = {
    provider: "external",
    credentials: {},
    kube: null,
    pushgatewayUrl: "http://pushgateway.{team}:9091",
    prometheusUrl: "https://thanos.example.org/api?token=hunter2",
  } as const;
  const site = {
    siteNames: defaultSiteNames,
    sandboxCa: null,
    dataDir: await makeDataDir(),
    ignored: [],
  };
  expect(await startSandboxes({ sandbox, ...site }, log)).toMatchObject({
    value: {
      said: "The teams' servers are not this app's: Pushgateway http://pushgateway.{team}:9091, Prometheus https://thanos.example.org/api. One of them has no {team} in its address: all teams share that server.",
    },
  });
});
