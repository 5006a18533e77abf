import { expect, onTestFinished, test } from "vitest";
import * as check from "@/app/api/labs/[lab]/tasks/[task]/steps/[step]/check/route";
import * as ready from "@/app/readyz/route";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { callRoute } from "./testing/call-route";
import { openServices } from "./testing/open-services";
import { joinLearner } from "./testing/sign-in";

test("without servers of one's team a check is answered, as unknown, and the app stays ready", async () => {
  const nobody = fixedSandboxes("http://127.0.0.1:9");
  const failed = { ...nobody.counts(), ready: 0, failed: 1 };
  const services = await openServices({ sandboxes: { ...nobody, counts: () => failed } });
  onTestFinished(() => services.close());
  const { cookie } = await joinLearner("Ada");
  const params = { lab: "pushgateway", task: "push", step: "first-push" };
  const checked = await callRoute(check.POST, { cookie, params, json: {} });
  expect(checked.status).toBe(200);
  expect(await checked.json()).toMatchObject({ outcome: "unknown" });
  const readiness = await callRoute(ready.GET);
  expect(readiness.status).toBe(200);
  expect(await readiness.json()).toMatchObject({ status: "ready", sandboxes: { failed: 1 } });
});
