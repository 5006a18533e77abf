import type { Page } from "@playwright/test";
import { expect, joinAs, newName, test, testWithOwnApp } from "./fixtures";
import {
  execute,
  expectAnswer,
  expectNotYet,
  expectPassed,
  groupRow,
  openStep,
  push,
  send,
  station,
  status,
  step,
  watchShifts,
  writeRequest,
} from "./lab-page";

const training = "/metrics/job/prometheus_training";
const labsCompleted = "prometheus_training_labs_completed_total 4\n";
const counter = "# TYPE some_metric_total counter\nsome_metric_total 42\n";
const key = '{job="prometheus_training",instance="myinstance"}';
const post = (path: string, body: string) => ({ method: "POST", path, body }) as const;
const hints = (page: Page) =>
  step(page, "first-push").getByRole("list", { name: "Hints" }).getByRole("listitem");

test("a push: refused, elsewhere, another value, then as asked", async ({ joined: page }) => {
  const told = (what: Parameters<typeof expectNotYet>[2]) => expectNotYet(page, "first-push", what);
  await openStep(page, "first-push");
  await told({ reason: "no push has brought" });
  await expect(hints(page)).toHaveCount(0);

  await send(page, post(training, labsCompleted.trimEnd()), 400);
  await told({
    reason: "newline",
    observed: "400: text format parsing error",
  });
  await expect(hints(page)).toHaveCount(1);
  await expect(hints(page)).toContainText("Only one line belongs in the body");
  await step(page, "first-push").getByRole("button", { name: "Next hint" }).click();
  await expect(hints(page)).toHaveCount(2);
  await expect(step(page, "first-push").getByRole("button", { name: "Next hint" })).toHaveCount(0);

  await send(page, post("/metrics/prometheus_training", labsCompleted), 404);
  await told({ reason: "names no group", observed: "404" });

  await send(page, post(training.replace("/job", "//job"), labsCompleted), 301);
  await told({ reason: "redirect", observed: "301" });

  await send(page, post("/metrics/job/prometheus-training", labsCompleted), 200);
  await told({
    reason: "job",
    expected: 'job="prometheus_training"',
    observed: 'job="prometheus-training"',
  });

  await send(page, post(training, labsCompleted.replace("4", "5")), 200);
  await told({ reason: "value", expected: "4", observed: "5" });

  await send(page, { method: "GET", path: training }, 405);
  await expect(page.getByRole("region", { name: "Response" })).toContainText(/allow:.*POST/i);

  await send(page, post(training, labsCompleted), 200);
  await expectPassed(page, "first-push");
  await expect(hints(page)).toHaveCount(0);
});

test("a grouping key: the label missing, in the body alone, then no type and a wrong one", async ({
  joined: page,
}) => {
  const told = (what: Parameters<typeof expectNotYet>[2]) =>
    expectNotYet(page, "grouping-key", what);
  await openStep(page, "grouping-key");

  await send(page, post(training, counter), 200);
  await told({
    reason: /no instance label.* belongs in the URL/,
    expected: 'instance="myinstance"',
    observed: '{job="prometheus_training"}',
  });

  await send(page, post(training, counter.replace("l 42", 'l{instance="myinstance"} 42')), 200);
  await told({
    reason: "The label instance stands in the body alone",
    expected: 'instance="myinstance"',
  });

  await page.getByRole("tab", { name: "Gateway" }).click();
  await page.getByRole("button", { name: "Delete group" }).press("Enter");
  await expect(groupRow(page, "prometheus_training")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(groupRow(page, "some_metric_total")).toContainText("42");
  await expect(page.getByRole("status", { name: "Gateway" })).toBeFocused();
  await page.getByRole("button", { name: "Delete group" }).click();
  await expect(groupRow(page, "prometheus_training")).toHaveCount(0);
  await send(page, post(`${training}/instance/myinstance`, "some_metric_total 42\n"), 200);
  await told({ reason: "without a type", expected: "counter", observed: "untyped" });

  const gauge = counter.replace("counter", "gauge");
  await send(page, post(`${training}/instance/myinstance`, gauge), 200);
  await told({ reason: "gauge", expected: "counter", observed: "gauge" });

  await send(page, post(`${training}/instance/myinstance`, counter), 200);
  await expectPassed(page, "grouping-key");
  await expect(status(page, "grouping-key")).toHaveText(/^Passed.*Remark.*no help/);
  await expect(page.getByRole("region", { name: "Workspace" })).toContainText(
    "Passed with a remark.",
  );
});

test("a delete of a group that is not there, and of one of two", async ({ joined: page }) => {
  await push(page, training, labsCompleted);
  await push(page, `${training}/instance/myinstance`, counter);
  await openStep(page, "exact-delete");

  await send(page, { method: "DELETE", path: `${training}/instance/my-instance` }, 202);
  await expectNotYet(page, "exact-delete", {
    reason: "which was not there",
    expected: `{job="prometheus_training"} and ${key}`,
    observed: '{job="prometheus_training",instance="my-instance"}',
  });

  await send(page, { method: "DELETE", path: training }, 202);
  await expectNotYet(page, "exact-delete", {
    reason: key,
    expected: `${key} gone`,
    observed: `${key} there`,
  });

  await send(page, { method: "DELETE", path: `${training}/instance/myinstance` }, 202);
  await expectPassed(page, "exact-delete");
});

test("POST where PUT is asked for leaves the other metric", async ({ joined: page }) => {
  const backup = "/metrics/job/backup";
  await openStep(page, "put-replaces");
  await send(page, post(backup, "backup_files_total 120\nbackup_duration_seconds 8.5\n"), 200);
  await expect(status(page, "put-replaces")).toHaveText(/^Not yet The first part is done/);
  await expect(
    step(page, "put-replaces").getByText("still to come", { exact: true }),
  ).toBeVisible();
  await expect(step(page, "put-replaces").getByText("broken")).toHaveCount(0);
  await expect(step(page, "put-replaces").getByRole("list", { name: "Hints" })).toHaveCount(0);
  await send(page, post(backup, "backup_duration_seconds 9\n"), 200);
  await expectNotYet(page, "put-replaces", {
    reason: /still holds.*backup_files_total/,
    expected: "backup_duration_seconds",
    observed: "backup_files_total",
  });
  await send(page, { ...post(backup, "backup_duration_seconds 9\n"), method: "PUT" }, 200);
  await expectPassed(page, "put-replaces");
});

test.describe("queries", () => {
  // Prometheus answers what it cannot read with 400.
  test.use({ provoked: [400] });

  test("unreadable, other series, a constant, then the answer", async ({ joined: page }) => {
    await openStep(page, "gateway-up");
    await expect(station(page, /^Prometheus: target up/)).toBeVisible();

    await execute(page, 'up{job="pushgateway"');
    await expectNotYet(page, "gateway-up", {
      reason: "cannot read",
      observed: "parse error",
    });
    await expect(page.getByRole("tabpanel", { name: "PromQL" }).getByRole("alert")).toContainText(
      "parse error",
    );

    await execute(page, "sum(up)");
    await expectNotYet(page, "gateway-up", {
      reason: "other series",
      expected: 'job="pushgateway"',
      observed: "{}",
    });

    await execute(
      page,
      'label_replace(label_replace(vector(1), "job", "pushgateway", "", ""), "instance", "pushgateway:9091", "", "")',
    );
    await expectNotYet(page, "gateway-up", { reason: "no series at all" });

    await execute(page, 'up{job="pushgateway"}');
    await expectPassed(page, "gateway-up");
    await expect(page.getByRole("table", { name: "Result" }).getByRole("row")).toHaveCount(2);
  });
});

test("expert mode keeps the hints folded", async ({ joined: page }) => {
  await openStep(page, "first-push");
  await page.getByRole("switch", { name: "Expert mode" }).press("Space");
  await send(page, post(training, labsCompleted.trimEnd()), 400);
  await expectNotYet(page, "first-push", { reason: "newline", observed: "400" });
  const fold = step(page, "first-push").getByText("Hint", { exact: true });
  await expect(fold).toBeVisible();
  await expect(hints(page)).toHaveCount(0);
  await fold.click();
  await expect(hints(page)).toHaveCount(1);
});

const slow = testWithOwnApp({ SANDBOX_SCRAPE_INTERVAL: "6s" });

slow("between push and scrape a step waits and counts down", async ({ page }) => {
  await joinAs(page, newName());
  await openStep(page, "first-push");
  const lastScrapeAt = async (): Promise<unknown> =>
    (await (await page.request.get("/api/sandbox")).json()).lastScrapeAt;
  const request = post(training, labsCompleted);
  await writeRequest(page, request);
  await expect.poll(lastScrapeAt).not.toBeNull();
  // Right after a scrape there is most time until the next.
  const before = await lastScrapeAt();
  await expect.poll(lastScrapeAt, { intervals: [200] }).not.toBe(before);
  await page.getByRole("button", { name: "Send" }).click();
  await expectAnswer(page, request, 200);

  await expect(status(page, "first-push")).toHaveText(/^Waiting Right so far/);
  await expect(step(page, "first-push")).toContainText(/Next scrape in \d\.\d s/);
  await step(page, "first-push").getByRole("button", { name: "Check" }).scrollIntoViewIfNeeded();
  const shifts = await watchShifts(page);
  await expectPassed(page, "first-push");
  await expect(step(page, "first-push").getByRole("link", { name: /^Next step/ })).toBeVisible();
  expect(await shifts(), "what moves at a pass").toEqual([]);
});
