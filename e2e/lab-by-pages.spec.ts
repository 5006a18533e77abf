import { expect, test } from "./fixtures";
import { execute, expectPassed, openStep, push, restartGateway, status, stepIds } from "./lab-page";
import { deleteGroup, follow } from "./real-page";

const training = "/metrics/job/prometheus_training";
const counter = "# TYPE some_metric_total counter\nsome_metric_total 42\n";

test.use({ provoked: ["module-as-script"] });

test("a learner does the whole lab by PromQL and the servers' own pages, pushing from elsewhere", async ({
  joined: page,
}) => {
  test.slow();
  await openStep(page, "gateway-up");
  await execute(page, 'up{job="pushgateway"}');
  await expectPassed(page, "gateway-up");

  await push(page, training, "prometheus_training_labs_completed_total 4\n");
  await push(page, `${training}/instance/myinstance`, counter);
  await openStep(page, "first-push");
  await expectPassed(page, "first-push", "grouping-key");
  await execute(page, 'prometheus_training_labs_completed_total{job="prometheus_training"}');
  await expect(page.getByRole("tabpanel", { name: "Table" })).toContainText("4");
  const prometheus = await follow(page, /^Open Prometheus/);
  await prometheus.getByRole("button", { name: "Execute" }).click();
  await expect(prometheus.locator("#graph_container")).toContainText(
    "prometheus_training_labs_completed_total",
  );
  await prometheus.close();

  await openStep(page, "exact-delete");
  await page.getByRole("tab", { name: "Gateway" }).click();
  const gateway = await follow(page, /^Open Pushgateway/);
  await deleteGroup(gateway, 'instance="myinstance"');
  await expect(status(page, "exact-delete")).toHaveText(/^Not yet/);
  await deleteGroup(gateway, 'job="prometheus_training"');
  await gateway.close();
  await expectPassed(page, "exact-delete");

  await push(page, "/metrics/job/lottery", "winning_number 7\n");
  await restartGateway(page);
  await openStep(page, "lost-pod");
  await expectPassed(page, "lost-pod");

  const backup = "/metrics/job/backup";
  await openStep(page, "put-replaces");
  await push(page, backup, "backup_files_total 120\nbackup_duration_seconds 8.5\n");
  const replaced = await page.request.put(`/sandbox/pushgateway${backup}`, {
    data: "backup_duration_seconds 9\n",
  });
  expect(replaced.status()).toBe(200);
  await expectPassed(page, "put-replaces");

  await openStep(page, "seconds-since-push");
  await expect(async () => {
    await execute(page, 'time() - push_time_seconds{job="backup"}');
    await expect(status(page, "seconds-since-push")).toHaveText(/^Passed/, { timeout: 1000 });
  }).toPass();
  await page.goto("/labs/pushgateway");
  await expectPassed(page, ...stepIds);
});
