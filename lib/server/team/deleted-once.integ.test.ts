import { expect, test } from "vitest";
import type { Learner } from "@/lib/contract/session";
import { type Class, openClass, send, until } from "./testing/open-class";

const at = { lab: "demo", task: "all", step: "delete-two" };
const other = "/metrics/job/other";

async function codeOf({ verdicts }: Pick<Class, "verdicts">, learner: Learner) {
  const checked = await verdicts.checkStep(learner, at);
  if (!checked.ok) throw new Error(checked.error.kind);
  return checked.value.diagnosis?.code ?? checked.value.outcome;
}

test("a group that was seen to be deleted stays so over a restart of the gateway and of the app", async () => {
  const fixture = await openClass();
  const ada = await fixture.join("Ada");
  await send(fixture, ada, { body: "files 4\n" });
  await send(fixture, ada, { path: other, body: "files 4\n" });
  expect(await codeOf(fixture, ada)).toBe("group-still-there");
  // By a way that leads past the app, so that no attempt tells of it.
  const gateway = fixture.sandboxes.endpoints(ada.team)?.pushgateway ?? "";
  await fetch(`${gateway}/metrics/job/backup`, { method: "DELETE" });
  expect(await codeOf(fixture, ada)).toBe("group-still-there");
  expect(await fixture.verdicts.gatewayReset(ada, "restart")).toMatchObject({ ok: true });
  const restarted = { ...fixture, ...fixture.serve() };
  expect(await codeOf(restarted, ada)).toBe("gone-without-delete");
  await send(restarted, ada, { path: other, body: "files 4\n" });
  await send(restarted, ada, { path: other, method: "DELETE" });
  await until(async () => (await codeOf(restarted, ada)) === "passed");
});
