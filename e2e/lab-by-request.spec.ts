import { expect, test } from "./fixtures";
import {
  execute,
  expectPassed,
  groupRow,
  openStep,
  restartGateway,
  send,
  status,
  step,
  stepIds,
  titles,
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

test("a learner does the whole lab by Request, and each step passes by itself", async ({
  joined: page,
}) => {
  test.slow();
  const checks: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/check")) checks.push(new URL(request.url()).pathname);
  });
  const next = (after: Parameters<typeof step>[1]) =>
    step(page, after).getByRole("link", { name: /^Next step/ });

  await openStep(page, "gateway-up");
  await execute(page, 'up{job="pushgateway"}');
  await expectPassed(page, "gateway-up");

  await next("gateway-up").click();
  await expect(status(page, "first-push")).toHaveText(/^Not yet/);
  await send(page, firstPush, 200);
  await expectPassed(page, "first-push");

  await next("first-push").click();
  await send(page, groupingKey, 200);
  await expectPassed(page, "grouping-key");

  await next("grouping-key").click();
  await expect(step(page, "exact-delete")).toHaveAttribute("aria-current", "step");
  await send(page, { method: "DELETE", path: firstPush.path }, 202);
  await send(page, { method: "DELETE", path: groupingKey.path }, 202);
  await expectPassed(page, "exact-delete");

  await next("exact-delete").click();
  await send(
    page,
    { method: "POST", path: "/metrics/job/lottery", body: "winning_number 7\n" },
    200,
  );
  await restartGateway(page);
  await expectPassed(page, "lost-pod");
  await expect(groupRow(page, "lottery")).toHaveCount(0);

  await next("lost-pod").click();
  await expect(status(page, "put-replaces")).toHaveText(/^Not yet/);
  const backup = "/metrics/job/backup";
  const before = "backup_files_total 120\nbackup_duration_seconds 8.5\n";
  await send(page, { method: "POST", path: backup, body: before }, 200);
  await send(page, { method: "PUT", path: backup, body: "backup_duration_seconds 9\n" }, 200);
  await expectPassed(page, "put-replaces");

  await next("put-replaces").click();
  await expect(status(page, "seconds-since-push")).toHaveText(/^Not yet/);
  const answer = 'time() - push_time_seconds{job="backup"}';
  await expect(async () => {
    await execute(page, answer);
    await expect(status(page, "seconds-since-push")).toHaveText(/^Passed/, { timeout: 1000 });
  }).toPass();
  await expect(step(page, "seconds-since-push")).toContainText(
    "All steps of this lab have passed.",
  );
  const workspace = page.getByRole("region", { name: "Workspace" });
  await expect(workspace.getByRole("link", { name: "Back to the labs" })).toBeVisible();
  expect(new Set(checks), "checks that were asked for").toEqual(
    new Set([
      "/api/labs/pushgateway/tasks/find/steps/gateway-up/check",
      "/api/labs/pushgateway/tasks/freshness/steps/seconds-since-push/check",
    ]),
  );

  await page.goto("/labs/pushgateway");
  await expectPassed(page, ...stepIds);
  await page.reload();
  await expectPassed(page, ...stepIds);
  await expect(page.getByRole("region", { name: "Instructions" })).toContainText(
    "All 7 steps passed",
  );

  await page.goto("/");
  await expect(page.getByRole("listitem").filter({ hasText: "Pushgateway" })).toContainText(
    "All 7 steps passed",
  );
});

test("the lab's page names each step, and its task's page the steps of the task alone", async ({
  joined: page,
}) => {
  await page.goto("/labs/pushgateway");
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

  await page.goto("/labs/pushgateway/push");
  await expect(step(page, "first-push")).toBeVisible();
  await expect(step(page, "exact-delete")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: titles["grouping-key"] })).toBeVisible();
});
