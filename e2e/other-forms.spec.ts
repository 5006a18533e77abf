import type { Page } from "@playwright/test";
import { expect, test, testWithOwnApp } from "./fixtures";
import { expectPassed, openStep, step, writeRequest } from "./lab-page";
import { lastRun, printed, runScript } from "./script-tab";

test("a request is shown in every other form, and commands become requests", async ({
  joined: page,
}) => {
  await openStep(page, "first-push");
  await test.step("the Job of a request runs", () => expectForms(page));
  await test.step("from their dialog and from where they were pasted", () =>
    expectCommandsRead(page));
});

async function expectForms(page: Page): Promise<void> {
  await writeRequest(page, {
    method: "POST",
    path: "/metrics/job/prometheus_training",
    body: "prometheus_training_labs_completed_total 4\n",
  });
  await page.getByRole("button", { name: "Other forms" }).click();
  const dialog = page.getByRole("dialog", { name: "Other forms of this request" });
  const panel = dialog.getByRole("tabpanel");
  for (const [tab, told] of [
    ["curl", "echo 'prometheus_training_labs_completed_total 4' | curl --data-binary @- http://"],
    ["oc", "create job --image="],
    ["Job", "kind: Job"],
    ["CronJob", "schedule:"],
    ["Python", "pushadd_to_gateway("],
    ["Go", "Add()"],
  ] as const) {
    await dialog.getByRole("tab", { name: tab, exact: true }).click();
    await expect(panel).toContainText(told);
    await expect(panel.getByRole("button", { name: "Copy" })).toBeVisible();
  }

  await dialog.getByRole("tab", { name: "oc", exact: true }).click();
  await panel.getByRole("button", { name: "Put into the editor" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByRole("log", { name: "Output" })).toContainText(
    "job.batch/push-prometheus-training created",
  );
  await expectPassed(page, "first-push");
}

async function expectCommandsRead(page: Page): Promise<void> {
  const [method, path, metrics] = [
    page.getByRole("combobox", { name: "Method" }),
    page.getByRole("textbox", { name: "Path" }),
    page.getByRole("textbox", { name: "Metrics" }),
  ];
  await writeRequest(page, {
    method: "POST",
    path: "/metrics/job/",
    body: "PUT /metrics/job/a/instance/b HTTP/1.1\nHost: pushgateway:9091\n\nm 1\n",
  });
  await expect(page.getByText(/is the beginning of a request/)).toBeVisible();
  await page.getByRole("button", { name: "Move to method and path" }).click();
  await expect(method).toHaveValue("PUT");
  await expect(path).toHaveValue("/metrics/job/a/instance/b");
  await expect(metrics).toHaveValue("m 1\n");
  await expect(metrics).toBeFocused();

  await path.fill("POST http://pushgateway:9091/metrics/job/c");
  await expect(method).toHaveValue("POST");
  await expect(path).toHaveValue("/metrics/job/c");

  await writeRequest(page, {
    method: "POST",
    path: "/metrics/job/",
    body: "$ echo 'm 2' | curl --data-binary @- http://pushgateway:9091/metrics/job/d\n",
  });
  await page.getByRole("button", { name: "Read the command" }).click();
  const dialog = page.getByRole("dialog", { name: "Other forms of this request" });
  await dialog.getByRole("button", { name: "Put into the request" }).click();
  await expect(dialog).toBeHidden();
  await expect(path).toHaveValue("/metrics/job/d");
  await expect(metrics).toHaveValue("m 2\n");

  await page.getByRole("button", { name: "Other forms" }).click();
  await dialog.getByRole("tab", { name: "From a command" }).click();
  const command = dialog.getByRole("textbox", { name: "Command" });
  const take = dialog.getByRole("button", { name: "Put into the request" });
  await command.fill("curl http://example.org/");
  await take.click();
  await expect(
    dialog.getByText(/sent nothing.*Could not resolve host: example.org/s),
  ).toBeVisible();
  await command.fill("curl -X delete http://localhost:9091/metrics/job/a");
  await take.click();
  await expect(dialog.getByText(/delete is not a method.*Write DELETE/)).toBeVisible();
  await command.fill(
    "ada@host:~$ cat <<EOF | curl -X PUT --data-binary @- http://pushgateway:9091/metrics/job/e/instance/f\nm 3\nEOF",
  );
  await command.press("ControlOrMeta+Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("combobox", { name: "Method" })).toHaveValue("PUT");
  await expect(page.getByRole("textbox", { name: "Path" })).toHaveValue(
    "/metrics/job/e/instance/f",
  );
  await expect(page.getByRole("textbox", { name: "Metrics" })).toHaveValue("m 3\n");
}

testWithOwnApp({
  TOOLKIT_IMAGE: "registry.example.org/tools:1",
  TEAM_NAMESPACE: "lab-{team}",
  GATEWAY_URL: "https://push.example.org/{team}/gateway",
  GATEWAY_SELECTOR: "app=gateway",
})("a lab has the names of its site in texts, forms and the shell", async ({ joined: page }) => {
  // All its tasks on one page.
  await page.goto("/labs/pushgateway#first-push");
  await expect(step(page, "first-push")).toHaveAttribute("aria-current", "step");
  const create = await printed(page, "first-push", "pushgw-example1");
  expect(create).toMatch(
    /^oc -n lab-ada-\S+ create job --image=registry.example.org\/tools:1 pushgw-example1 -- /,
  );
  expect(create).toMatch(/ https:\/\/push.example.org\/ada-\S+\/gateway\/metrics\/job\//);
  await page.getByRole("button", { name: "Other forms" }).click();
  const dialog = page.getByRole("dialog", { name: "Other forms of this request" });
  await dialog.getByRole("tab", { name: "Job", exact: true }).click();
  await expect(dialog.getByRole("tabpanel")).toContainText("image: registry.example.org/tools:1");
  await dialog.getByRole("tab", { name: "From a command" }).click();
  await expect(dialog.getByRole("textbox", { name: "Command" })).toHaveAttribute(
    "placeholder",
    /^curl --data-binary @- https:\/\/push.example.org\/ada-\S+\/gateway\/metrics\/job\/…$/,
  );
  await page.keyboard.press("Escape");
  const path = page.getByRole("textbox", { name: "Path" });
  const [, address = ""] = /(https:\S+)"/.exec(create) ?? [];
  await path.fill(address);
  await expect(path).toHaveValue("/metrics/job/prometheus_training");

  await runScript(page, create);
  await expect(lastRun(page)).toContainText("POST /metrics/job/prometheus_training → 200 OK");
  await expectPassed(page, "first-push");
  const restart = await printed(page, "lost-pod", "delete pod");
  expect(restart).toMatch(/^oc -n lab-ada-\S+ delete pod -l app=gateway\n?$/);
  await runScript(page, restart);
  await expect(lastRun(page)).toContainText(/pod "pushgateway-\S+" deleted/);
});
