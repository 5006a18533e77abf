import { expect } from "vitest";
import type { Learner } from "@/lib/contract/session";
import { lastTogether } from "@/lib/domain/checks/pushgateway/replaced-unseen";
import type { OwnServers } from "@/lib/server/testing/own-test-servers";
import { startOwnServers } from "@/lib/server/testing/own-test-servers";
import { test } from "@/lib/server/testing/side-by-side";
import { type Class, openClass, openPage, type StepId, send, until } from "./testing/open-class";

async function openOwn() {
  const own = await startOwnServers();
  const fixture = await openClass(undefined, { others: own.sandboxes });
  return { own, fixture, ada: await fixture.join("Ada") };
}

/** Straight to the gateway, of which the app is told nothing. */
async function pushPast(own: OwnServers, body: string, job = "backup", method = "PUT") {
  const path = `/metrics/job/${job}`;
  const answer = await fetch(own.pushgateway.base + path, { method, body });
  if (!answer.ok) throw new Error(await answer.text());
}
const deletePast = (own: OwnServers, job = "backup") =>
  fetch(`${own.pushgateway.base}/metrics/job/${job}`, { method: "DELETE" });

async function codeOf({ verdicts }: Pick<Class, "verdicts">, learner: Learner, step: StepId) {
  const checked = await verdicts.checkStep(learner, { lab: "demo", task: "all", step });
  if (!checked.ok) throw new Error(checked.error.kind);
  return checked.value.diagnosis?.code ?? checked.value.outcome;
}
const untilCode = (fixture: Class, learner: Learner, step: StepId, code: string) =>
  until(async () => (await codeOf(fixture, learner, step)) === code);

async function untilReturned({ prometheus }: OwnServers, expression: string): Promise<void> {
  const query = `${prometheus.base}/api/v1/query?query=${encodeURIComponent(expression)}`;
  await until(async () => {
    const answer: unknown = await (await fetch(query)).json();
    return JSON.stringify(answer).includes('"value"');
  });
}

test("a page is told of what nobody has sent through the app", async () => {
  const { own, fixture, ada } = await openOwn();
  const page = openPage(fixture, ada);
  await page.untilTold("push", "nothing-sent");
  await pushPast(own, "files 5\n");
  await page.untilTold("push", "wrong-value");
  await deletePast(own);
  await page.untilTold("push", "deleted-since");
  await pushPast(own, "files 4\n");
  await page.untilTold("push", "passed");
  await page.untilTold("lost-pod", "not-restarted");
  const [sent, accepted] = page.verdictsOf("push").at(-1)?.rungs ?? [];
  for (const rung of [sent, accepted]) {
    expect(rung).toMatchObject({ state: "ok", evidence: "Seen on the gateway." });
  }
});

test("a refusal through the app is told no more once a push past it has come", async () => {
  const { own, fixture, ada } = await openOwn();
  const page = openPage(fixture, ada);
  await send(fixture, ada, { body: "files 4" });
  await page.untilTold("push", "no-final-newline");
  await pushPast(own, "files 5\n");
  await page.untilTold("push", "wrong-value");
  await send(fixture, ada, { body: "files 4" });
  await page.untilTold("push", "no-final-newline");
});

test("a push past the app that is refused leaves the gateway's count of it", async () => {
  const { own, fixture, ada } = await openOwn();
  const page = openPage(fixture, ada);
  await page.untilTold("push", "nothing-sent");
  await fetch(`${own.pushgateway.base}/metrics/job/backup`, { method: "PUT", body: "files 4" });
  const told = () => page.verdictsOf("push").at(-1)?.diagnosis?.message ?? "";
  await until(() => told().includes("has refused something that did not come through this app"));
  expect(page.codes("push").at(-1)).toBe("nothing-sent");
});

test("a group that nobody saw go was deleted, where the gateway ran on", async () => {
  const { own, fixture, ada } = await openOwn();
  await pushPast(own, "files 1\n");
  await pushPast(own, "files 1\n", "other");
  await untilReturned(own, 'files{job="backup"} and on() files{job="other"}');
  await deletePast(own);
  await deletePast(own, "other");
  await untilCode(fixture, ada, "delete-two", "passed");
});

test("what was seen to be deleted past the app stays so over its restart, and a new pod", async () => {
  const { own, fixture, ada } = await openOwn();
  await pushPast(own, "files 1\n");
  await pushPast(own, "files 1\n", "other");
  await untilReturned(own, 'files{job="other"}');
  expect(await codeOf(fixture, ada, "delete-two")).toBe("group-still-there");
  await deletePast(own);
  expect(await codeOf(fixture, ada, "delete-two")).toBe("group-still-there");
  await own.replaceGateway({});
  const restarted = { ...fixture, ...fixture.serve() };
  await untilCode(restarted, ada, "delete-two", "gone-without-delete");
});

test("a replacement before a restart of the app is known by what Prometheus has had", async () => {
  const { own, fixture, ada } = await openOwn();
  const asked = { group: { job: "backup" }, before: { a: 1, b: 1 }, after: { b: 2 } };
  await pushPast(own, "a 1\nb 1\n", "backup", "POST");
  expect(await codeOf(fixture, ada, "replace")).toBe("wrong-value");
  await untilReturned(own, lastTogether(asked, null));
  await pushPast(own, "b 2\n");
  const restarted = { ...fixture, ...fixture.serve() };
  await untilCode(restarted, ada, "replace", "passed");
});

test("of a replacement whose first part nobody has seen it is said that it was not seen", async () => {
  const { own, fixture, ada } = await openOwn();
  await pushPast(own, "a 1\nb 1\n", "backup", "POST");
  await pushPast(own, "b 2\n");
  const at = { lab: "demo", task: "all", step: "replace" };
  const checked = await fixture.verdicts.checkStep(ada, at);
  if (!checked.ok) throw new Error(checked.error.kind);
  // Unless a scrape has come between the two.
  if (checked.value.outcome === "passed") return;
  expect(checked.value.diagnosis?.message).toContain("can go unseen");
});
