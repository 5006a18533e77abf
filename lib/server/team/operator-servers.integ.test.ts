import { expect } from "vitest";
import type { Learner } from "@/lib/contract/session";
import { startOwnServers } from "@/lib/server/testing/own-test-servers";
import { test } from "@/lib/server/testing/side-by-side";
import { type Class, openClass, type StepId, send, untilStands } from "./testing/open-class";

/** As the Prometheus operator has it: the name of the scrape job, and the labels of each series. */
const pod = (name: string) => ({
  ...{ job: "pushgateway", namespace: "ada-monitoring", service: "pushgateway", pod: name },
  ...{ container: "pushgateway", endpoint: "http" },
});
const operated = {
  name: "serviceMonitor/ada-monitoring/pushgateway/0",
  labels: pod("pushgateway-1"),
  externalLabels: { prometheus: "ada-monitoring/k8s", prometheus_replica: "k8s-0" },
};
const push = { body: "files 4\n" };

async function verdictOf({ verdicts }: Pick<Class, "verdicts">, learner: Learner, step: StepId) {
  const checked = await verdicts.checkStep(learner, { lab: "demo", task: "all", step });
  if (!checked.ok) throw new Error(checked.error.kind);
  return checked.value;
}

const untilCode = (fixture: Class, learner: Learner, step: StepId, code: string) =>
  untilStands(async () => {
    const { diagnosis, outcome } = await verdictOf(fixture, learner, step);
    return (diagnosis?.code ?? outcome) === code;
  });

test("what was pushed is found and deleted in an operator's Prometheus", async () => {
  const { sandboxes } = await startOwnServers(operated);
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  await untilCode(fixture, ada, "push", "passed");
  await send(fixture, ada, { method: "DELETE" });
  await untilCode(fixture, ada, "delete", "passed");
});

test("after its pod was deleted, the gateway's series have other labels, and steps go on", async () => {
  const { sandboxes, replaceGateway } = await startOwnServers(operated);
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  await untilCode(fixture, ada, "push", "passed");
  await replaceGateway({ labels: pod("pushgateway-2") });
  await untilCode(fixture, ada, "lost-pod", "passed");
  await untilCode(fixture, ada, "delete", "gone-without-delete");
  const bob = await fixture.join("Bob");
  await send(fixture, bob, push);
  await untilCode(fixture, bob, "push", "passed");
  await send(fixture, bob, { method: "DELETE" });
  await untilCode(fixture, bob, "delete", "passed");
});

test("of two pods while an update is rolled out the one that answers counts", async () => {
  const { sandboxes } = await startOwnServers({ ...operated, otherTargets: ["127.0.0.1:1"] });
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  await untilCode(fixture, ada, "push", "passed");
});

test("a Prometheus without a target for the gateway is told as the operator's", async () => {
  const { sandboxes } = await startOwnServers({ name: "node", targets: ["127.0.0.1:1"] });
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  await untilCode(fixture, ada, "push", "target-down");
  const { diagnosis } = await verdictOf(fixture, ada, "push");
  expect(diagnosis?.message).toContain("whoever runs it has to give it one");
});

test("an expression is compared by the labels that the lab speaks of", async () => {
  const { sandboxes } = await startOwnServers(operated);
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  const query = { lab: "demo", task: "all", step: "query" };
  const answers = [
    ['max by (job, namespace) (time() - push_time_seconds{job="backup"})', "passed"],
    ['max without (pod, prometheus) (time() - push_time_seconds{job="backup"})', "passed"],
    ['time() - max(push_time_seconds{job="backup"})', "different-series"],
  ] as const;
  for (const [answer, code] of answers) {
    const bob = await fixture.join("Bob");
    await untilStands(async () => {
      const checked = await fixture.verdicts.checkStep(bob, query, answer);
      if (!checked.ok) throw new Error(checked.error.kind);
      const { diagnosis, outcome } = checked.value;
      return (diagnosis?.code ?? outcome) === code;
    });
  }
});

test("a Prometheus that renames what was pushed is told as the operator's", async () => {
  const { sandboxes } = await startOwnServers({ ...operated, honorLabels: false });
  const fixture = await openClass(undefined, { others: sandboxes });
  const ada = await fixture.join("Ada");
  await send(fixture, ada, push);
  await untilCode(fixture, ada, "push", "honor-labels-off");
  const { diagnosis } = await verdictOf(fixture, ada, "push");
  expect(diagnosis?.observed).toMatch(
    /^\{job="pushgateway",exported_job="backup",instance="[^"]+"\}$/,
  );
  expect(diagnosis?.message).toContain("OpenShift");
  const answer = 'time() - push_time_seconds{job="backup"}';
  const query = { lab: "demo", task: "all", step: "query" };
  const checked = await fixture.verdicts.checkStep(ada, query, answer);
  expect(checked).toMatchObject({ ok: true, value: { diagnosis: { code: "honor-labels-off" } } });
  await send(fixture, ada, { method: "DELETE" });
  await untilCode(fixture, ada, "delete", "passed");
});
