import { expect } from "vitest";
import { createLog } from "@/lib/server/log";
import { push } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { openClass, until } from "@/lib/server/team/testing/open-class";
import { startOwnServers } from "@/lib/server/testing/own-test-servers";
import { startReverseProxy } from "@/lib/server/testing/reverse-proxy";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";
import { startPushgateway } from "@/lib/server/testing/test-servers";
import { askOperatorsServers } from "@/lib/server/upstream/operators-servers";
import { createAskUpstream } from "@/lib/server/upstream/upstream";
import { createExternalSandboxes } from "./external-sandboxes";

/** A deployment with two replicas behind one Service, both of which Prometheus scrapes. */
async function open() {
  const twin = await startPushgateway();
  onTestFinished(twin.stop);
  const own = await startOwnServers({ otherTargets: [new URL(twin.base).host] });
  let asked = 0;
  const service = await startReverseProxy({
    route(path) {
      asked += 1;
      return (asked % 2 === 0 ? own.pushgateway : twin).base + path;
    },
  });
  onTestFinished(service.stop);
  const urls = { pushgatewayUrl: service.base, prometheusUrl: own.prometheus.base };
  const sandboxes = createExternalSandboxes(
    { ...urls, provider: "external", credentials: {}, kube: null },
    {
      ask: askOperatorsServers(createAskUpstream({ ca: null })),
      log: createLog("silent"),
      times: { restMs: 1, everyMs: 20, againMs: 1, timeoutMs: 60_000 },
    },
  );
  onTestFinished(() => sandboxes.close());
  const access = { ca: null, credentials: {}, operatorsTimeoutMs: 100_000 };
  const fixture = await openClass(undefined, { others: sandboxes, access });
  return { own, sandboxes, fixture };
}

test("of two gateways behind one address nothing is concluded, and the operator is told", async () => {
  const { own, sandboxes, fixture } = await open();
  const ada = await fixture.join("Ada");
  await push(own.pushgateway.base, "backup", "files 4\n");
  await push(own.pushgateway.base, "other", "files 4\n");
  const check = async (step: string) => {
    const at = { lab: "demo", task: "all", step };
    const checked = await fixture.verdicts.checkStep(ada, at);
    if (!checked.ok) throw new Error(checked.error.kind);
    return checked.value;
  };
  await until(async () => {
    for (const step of ["delete", "delete-two", "lost-pod", "replace"]) {
      expect([step, (await check(step)).outcome]).not.toEqual([step, "passed"]);
    }
    const { outcome, diagnosis } = await check("delete");
    return outcome === "unknown" && diagnosis?.message.startsWith("More than one") === true;
  });
  onTestFinished(sandboxes.hold("ada"));
  await until(() => sandboxes.notes().length > 0);
  expect(sandboxes.notes()[0]).toMatch(/More than one Pushgateway .* has one replica\.$/);
  expect(sandboxes.peek("ada")).toMatchObject({ state: "failed", fault: { why: "several" } });
});
