import type { Page, Route } from "@playwright/test";
import { expect, test } from "./fixtures";
import {
  execute,
  expectNotYet,
  expectPassed,
  groupRow,
  openStep,
  restartGateway,
  send,
  station,
  status,
  step,
  stepIds,
  titles,
  tryUntil,
} from "./lab-page";

const firstPush = {
  method: "POST",
  path: "/metrics/job/prometheus_training",
  body: "prometheus_training_labs_completed_total 4\n",
} as const;
const groupingKey = {
  method: "POST",
  path: "/metrics/job/prometheus_training/instance/myinstance",
  body: "# HELP some_metric_total This is just an example metric.\n# TYPE some_metric_total counter\nsome_metric_total 42\n",
} as const;

// Prometheus answers what it cannot read with 400.
test.use({ provoked: [400] });

// The scenes of the content check prove each mistake; here is how a refused and a wrong one look.
test("a learner does the whole lab by Request, with mistakes on the way, and each step passes by itself", async ({
  joined: page,
  context,
  baseURL,
}) => {
  test.slow();
  const hosts = new Set<string>();
  context.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:") hosts.add(host);
  });
  const checks: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/check")) checks.push(new URL(request.url()).pathname);
  });
  const next = (after: Parameters<typeof step>[1]) =>
    step(page, after).getByRole("link", { name: /^Next step/ });

  await expectStepsNamed(page);
  await openStep(page, "gateway-up");
  await executeWrongly(page);
  await execute(page, 'up{job="pushgateway"}');
  await expectPassed(page, "gateway-up");
  await expect(page.getByRole("table", { name: "Result" }).getByRole("row")).toHaveCount(2);

  await next("gateway-up").click();
  await expectNotYet(page, "first-push", { reason: "no push has brought" });
  await expect(hints(page)).toHaveCount(0);
  await pushWrongly(page);
  await send(page, firstPush, 200);
  await expectPassed(page, "first-push");
  await expect(hints(page)).toHaveCount(0);

  await next("first-push").click();
  await forgetLabel(page);
  await send(page, { ...groupingKey, body: groupingKey.body.replace(/^# HELP.*\n/, "") }, 200);
  await expect(status(page, "grouping-key")).toHaveText(/^Passed.*Remark.*no help/);
  await expect(page.getByRole("region", { name: "Workspace" })).toContainText(
    "Passed with a remark.",
  );
  await send(page, groupingKey, 200);

  await next("grouping-key").click();
  await expect(step(page, "exact-delete")).toHaveAttribute("aria-current", "step");
  await send(page, { method: "DELETE", path: firstPush.path }, 202);
  await send(page, { method: "DELETE", path: groupingKey.path }, 202);
  await expectPassed(page, "exact-delete");

  // As most learners see the way on and the dialog.
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await next("exact-delete").click();
  await send(
    page,
    { method: "POST", path: "/metrics/job/lottery", body: "winning_number 7\n" },
    200,
  );
  await restartGateway(page);
  await expectPassed(page, "lost-pod");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expectGroupsGone(page);

  await next("lost-pod").click();
  await expect(status(page, "put-replaces")).toHaveText(/^Not yet/);
  const backup = "/metrics/job/backup";
  const before = "backup_files_total 120\nbackup_duration_seconds 8.5\n";
  await send(page, { method: "POST", path: backup, body: before }, 200);
  await expect(status(page, "put-replaces")).toHaveText(/^Not yet The first part is done/);
  await expect(
    step(page, "put-replaces").getByText("still to come", { exact: true }),
  ).toBeVisible();
  await expect(step(page, "put-replaces").getByText("broken")).toHaveCount(0);
  await expect(step(page, "put-replaces").getByRole("list", { name: "Hints" })).toHaveCount(0);
  await send(page, { method: "PUT", path: backup, body: "backup_duration_seconds 9\n" }, 200);
  await expectPassed(page, "put-replaces");

  await next("put-replaces").click();
  await expect(status(page, "seconds-since-push")).toHaveText(/^Not yet/);
  const answer = 'time() - push_time_seconds{job="backup"}';
  await tryUntil(async (waits) => {
    await execute(page, answer);
    await expect(status(page, "seconds-since-push")).toHaveText(/^Passed/, waits);
  });
  await expect(step(page, "seconds-since-push")).toContainText(
    "All steps of this lab have passed.",
  );
  const workspace = page.getByRole("region", { name: "Workspace" });
  await expect(workspace.getByRole("link", { name: "Back to the labs" })).toBeVisible();
  const ground = page.locator(".monaco-editor-background").first();
  const colour = await ground.evaluate((shown) => getComputedStyle(shown).backgroundColor);
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  await expect(ground, "the editor goes along").not.toHaveCSS("background-color", colour);
  expect([...hosts], "nothing is asked of another host").toEqual([new URL(baseURL ?? "").host]);
  expect(new Set(checks), "checks that were asked for").toEqual(
    new Set([
      "/api/labs/pushgateway/tasks/find/steps/gateway-up/check",
      "/api/labs/pushgateway/tasks/freshness/steps/seconds-since-push/check",
    ]),
  );

  await page.goto("/labs/pushgateway?tab=gateway");
  await expectPassed(page, ...stepIds);
  await expect(page.getByRole("region", { name: "Instructions" })).toContainText(
    "All 7 steps passed",
  );

  await page.goto("/");
  await expect(page.getByRole("listitem").filter({ hasText: "Pushgateway" })).toContainText(
    "All 7 steps passed",
  );
});

/** A restart takes the groups, and neither history nor progress. */
async function expectGroupsGone(page: Page): Promise<void> {
  await expect(groupRow(page, "lottery")).toHaveCount(0);
  await expect(page.getByRole("status", { name: "Gateway" })).toContainText("without groups");
  await expect(station(page, /^Pushgateway: no groups/)).toBeVisible();
  await execute(page, "last_over_time(prometheus_training_labs_completed_total[1h])");
  await expect(page.getByRole("table", { name: "Result" })).toContainText(
    'prometheus_training_labs_completed_total{job="prometheus_training"}4',
  );
}

async function expectStepsNamed(page: Page): Promise<void> {
  await page.goto("/labs/pushgateway?tab=gateway");
  for (const id of stepIds) {
    const region = step(page, id);
    await expect(region.getByRole("button", { name: "Check" })).toBeVisible();
    await expect(region.getByRole("status")).toHaveText(/^Not yet/);
  }
  const elsewhere = await page.request.post("/sandbox/pushgateway/metrics/job/foo", {
    data: "foo 1",
  });
  expect(elsewhere.status()).toBe(400);
  await expect(page.getByRole("list", { name: "Pipeline" })).toContainText("400");
  for (const id of stepIds) {
    await expect(status(page, id), "of what nobody has begun").not.toContainText("newline");
    await expect(step(page, id).getByRole("listitem").filter({ hasText: "broken" })).toHaveCount(0);
    await expect(step(page, id).getByRole("list", { name: "Hints" })).toHaveCount(0);
  }

  const tasks = page.getByRole("navigation", { name: "Tasks" });
  await tasks.getByRole("link", { name: /Push metrics/ }).click();
  await expect(page).toHaveURL(/\/labs\/pushgateway\/push\b/);
  await expect(step(page, "exact-delete")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: titles["grouping-key"] })).toBeVisible();
}

async function executeWrongly(page: Page): Promise<void> {
  await execute(page, 'up{job="pushgateway"');
  await expectNotYet(page, "gateway-up", { reason: "cannot read", observed: "parse error" });
  await expect(page.getByRole("tabpanel", { name: "PromQL" }).getByRole("alert")).toContainText(
    "parse error",
  );
}

const hints = (page: Page) =>
  step(page, "first-push").getByRole("list", { name: "Hints" }).getByRole("listitem");

/** Refused, then not what the gateway's address is, then not what was asked for. */
async function pushWrongly(page: Page): Promise<void> {
  const told = (what: Parameters<typeof expectNotYet>[2]) => expectNotYet(page, "first-push", what);
  await page.getByRole("switch", { name: "Expert mode" }).press("Space");
  await send(page, { ...firstPush, body: firstPush.body.trimEnd() }, 400);
  await told({ reason: "newline", observed: "400: text format parsing error" });
  await expect(hints(page)).toHaveCount(0);
  await step(page, "first-push").getByText("Hint", { exact: true }).click();
  await expect(hints(page)).toHaveCount(1);
  await page.getByRole("switch", { name: "Expert mode" }).press("Space");
  await expect(hints(page)).toContainText("Only one line belongs in the body");
  await step(page, "first-push").getByRole("button", { name: "Next hint" }).click();
  await expect(hints(page)).toHaveCount(2);
  await expect(step(page, "first-push").getByRole("button", { name: "Next hint" })).toHaveCount(0);

  await send(page, { method: "GET", path: firstPush.path }, 405);
  await expect(page.getByRole("region", { name: "Response" })).toContainText(/allow:.*POST/i);
  await send(page, { ...firstPush, path: firstPush.path.replace("_", "-") }, 200);
  await told({
    reason: "job",
    expected: 'job="prometheus_training"',
    observed: 'job="prometheus-training"',
  });
}

/** The label stands in the body alone; the group of it is deleted, put back, and replaced. */
async function forgetLabel(page: Page): Promise<void> {
  const body = groupingKey.body.replace("l 42", 'l{instance="myinstance"} 42');
  await send(page, { method: "POST", path: firstPush.path, body }, 200);
  await expectNotYet(page, "grouping-key", {
    reason: "The label instance is in the body alone",
    expected: 'instance="myinstance"',
  });
  await page.getByRole("tab", { name: "Gateway" }).click();
  const remove = groupRow(page, 'job="prometheus_training"').getByRole("button", {
    name: "Delete group",
  });
  // The row goes by an event, and Undo comes with the answer, which may be the later one.
  const late = Promise.withResolvers<void>();
  const answerLate = async (route: Route) => {
    const response = await route.fetch();
    await late.promise;
    await route.fulfill({ response });
  };
  await page.route("**/api/sandbox/request", answerLate, { times: 1 });
  await remove.press("Enter");
  await expect(groupRow(page, 'job="prometheus_training"')).toHaveCount(0);
  const note = page.getByRole("status", { name: "Gateway" });
  await expect(note).toBeFocused();
  late.resolve();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(note).toBeFocused();
  await expect(groupRow(page, "some_metric_total")).toContainText("42");
  await send(page, { ...firstPush, method: "PUT" }, 200);
}
