import type { Page } from "@playwright/test";
import { expect, joinAs, newName, test } from "./fixtures";
import {
  execute,
  expectPassed,
  restartGateway,
  type StepId,
  status,
  step,
  stepIds,
  tryUntil,
} from "./lab-page";
import { inShell, makeToken, textOf } from "./own-terminal";
import { deleteGroup, follow } from "./real-page";

const training = "/metrics/job/prometheus_training";
const counter = "# TYPE some_metric_total counter\\nsome_metric_total 42\\n";

test.use({ provoked: ["module-as-script"] });

test("a learner does the whole lab by a terminal of their own and the servers' own pages", async ({
  page,
}) => {
  test.slow();
  await joinAs(page, newName());
  await page.getByRole("link", { name: "use your own terminal" }).last().click();
  await expect(page.getByText("You have none at the moment.")).toBeVisible();
  const login = await makeToken(page);
  await expect(page.getByText("This is the only time it is shown.")).toBeVisible();
  const curl = await expectPrintedCommands(page, login);

  // All its tasks on one page.
  const turnTo = async (id: StepId) => {
    await step(page, id).getByRole("heading").first().click();
    await expect(step(page, id)).toHaveAttribute("aria-current", "step");
  };
  await page.goto("/labs/pushgateway");
  await turnTo("gateway-up");
  await execute(page, 'up{job="pushgateway"}');
  await expectPassed(page, "gateway-up");

  await turnTo("first-push");
  await inShell(login, curl("POST", training, "prometheus_training_labs_completed_total 4\\n"));
  await inShell(login, curl("POST", `${training}/instance/myinstance`, counter));
  await expectPassed(page, "first-push", "grouping-key");
  await execute(page, 'prometheus_training_labs_completed_total{job="prometheus_training"}');
  await expect(page.getByRole("tabpanel", { name: "Table" })).toContainText("4");
  const prometheus = await follow(page, /^Open Prometheus/);
  await prometheus.getByRole("button", { name: "Execute" }).click();
  await expect(prometheus.locator("#graph_container")).toContainText(
    "prometheus_training_labs_completed_total",
  );
  await prometheus.close();

  await turnTo("exact-delete");
  await page.getByRole("tab", { name: "Gateway" }).click();
  const gateway = await follow(page, /^Open Pushgateway/);
  await deleteGroup(gateway, 'instance="myinstance"');
  await expect(status(page, "exact-delete")).toHaveText(/^Not yet/);
  await deleteGroup(gateway, 'job="prometheus_training"');
  await gateway.close();
  await expectPassed(page, "exact-delete");

  await inShell(login, curl("POST", "/metrics/job/lottery", "winning_number 7\\n"));
  await restartGateway(page);
  await expectPassed(page, "lost-pod");

  const backup = "/metrics/job/backup";
  await inShell(
    login,
    curl("POST", backup, "backup_files_total 120\\nbackup_duration_seconds 8.5\\n"),
    curl("PUT", backup, "backup_duration_seconds 9\\n"),
  );
  await expectPassed(page, "put-replaces");

  await turnTo("seconds-since-push");
  await tryUntil(async (waits) => {
    await execute(page, 'time() - push_time_seconds{job="backup"}');
    await expect(status(page, "seconds-since-push")).toHaveText(/^Passed/, waits);
  });
  await page.reload();
  await expectPassed(page, ...stepIds);
});

/** Runs what is printed there for a terminal, and returns how a request is sent the same way. */
async function expectPrintedCommands(page: Page, login: string) {
  const push = await textOf(page, "Push to your Pushgateway");
  const look = await textOf(page, "See what your Pushgateway holds");
  const query = await textOf(page, "Query your Prometheus");
  expect(await inShell(login, push), "a push that worked prints nothing").toBe("");
  await expect(page.getByText("A push that worked prints nothing")).toBeVisible();
  const listed = await inShell(login, look);
  expect(listed).toContain('hello_from_my_terminal{instance="",job="my_terminal"} 1');
  expect(listed).not.toMatch(/\b(go|process|pushgateway)_/);
  await expect(async () => {
    expect(await inShell(login, query)).toContain('"hello_from_my_terminal"');
  }).toPass();

  const remove = await textOf(page, "Delete a group");
  expect(await inShell(login, remove, `${look} || true`)).not.toContain("hello_from_my_terminal");
  const [, gateway = ""] = /'(http[^']+?)\/metrics\/job\//.exec(push) ?? [];
  return (method: string, path: string, body: string) =>
    `printf '${body}' | curl -fsS -X ${method} --data-binary @- -H "Authorization: Bearer $SCRAPELAB_TOKEN" '${gateway}${path}'`;
}
