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
  const hall = await openClass();
  const ada = await hall.join("Ada");
  await send(hall, ada, { body: "files 4\n" });
  await send(hall, ada, { path: other, body: "files 4\n" });
  expect(await codeOf(hall, ada)).toBe("group-still-there");
  // By a way that leads past the app, so that no attempt tells of it.
  const gateway = hall.sandboxes.endpoints(ada.team)?.pushgateway ?? "";
  await fetch(`${gateway}/metrics/job/backup`, { method: "DELETE" });
  expect(await codeOf(hall, ada)).toBe("group-still-there");
  expect(await hall.verdicts.gatewayReset(ada, "restart")).toMatchObject({ ok: true });
  const restarted = { ...hall, ...hall.serve() };
  expect(await codeOf(restarted, ada)).toBe("gone-without-delete");
  await send(restarted, ada, { path: other, body: "files 4\n" });
  await send(restarted, ada, { path: other, method: "DELETE" });
  await until(async () => (await codeOf(restarted, ada)) === "passed");
});
