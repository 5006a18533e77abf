import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { openStep, status } from "./lab-page";
import { lastRun, output, putIntoEditor, runScript, writeScript } from "./script-tab";

test("a command of the text never runs by itself; the own script, Jobs and files survive a reload, and what is wrong is told", async ({
  joined: page,
}) => {
  await openStep(page, "first-push");
  await test.step("a command of the text is put into the editor, with Ctrl+Enter one key further, and never runs by itself", () =>
    expectPutIntoEditor(page));
  await test.step("Kubernetes Jobs and files survive a reload, and what is wrong is told in the output", () =>
    expectJobsKept(page));
});

async function expectPutIntoEditor(page: Page): Promise<void> {
  await writeScript(page, "echo my own");
  await putIntoEditor(page, "first-push", "pushgw-example1");
  await expect(page.getByRole("textbox", { name: "Script" })).toBeFocused();
  await expect(page.getByText("has taken the place of your own script")).toBeVisible();
  await page.getByRole("button", { name: "Put mine back" }).click();
  await expect(page.getByRole("textbox", { name: "Script" })).toHaveValue("echo my own");
  await expect(output(page)).toContainText("The output will appear here.");
  await expect(status(page, "first-push")).toHaveText(/^Not yet/);
}

async function expectJobsKept(page: Page): Promise<void> {
  const create = "oc create job pushgw-example2 --image=toolkit -- bash -c 'echo from the pod'";
  const own = `${create}\necho kept >note`;
  await runScript(page, own);
  await page.reload();
  await page.getByRole("tab", { name: "Script" }).click();
  await expect(page.getByRole("textbox", { name: "Script" })).toHaveValue(own);
  await expect(output(page)).toContainText("job.batch/pushgw-example2 created");
  await runScript(page, "cat note; oc get jobs; kubectl logs job/pushgw-example2");
  await expect(lastRun(page)).toContainText(/kept\s+NAME\s+STATUS\s+COMPLETIONS\s+DURATION\s+AGE/);
  await expect(lastRun(page)).toContainText(/pushgw-example2\s+Complete\s+1\/1/);
  await expect(lastRun(page)).toContainText("from the pod");
  await runScript(page, create, 1);
  await expect(lastRun(page)).toContainText(
    'stderrerror: failed to create job: jobs.batch "pushgw-example2" already exists',
  );

  await runScript(page, "promtool check; printf '\\x00\\x1b[31m\\xff\\n'");
  await expect(lastRun(page)).toContainText("bash: line 1: promtool is not in this shell");
  await expect(lastRun(page)).toContainText("␀");

  // Told though the Job is silent, and its verdict comes by itself.
  await runScript(
    page,
    "oc create job a --image=x -- bash -c \"echo 'a,b' | curl -s --data-binary @- pushgateway:9091/metrics/job/x\"",
  );
  await expect(lastRun(page)).toContainText("POST /metrics/job/x → 400 Bad Request");
  await expect(lastRun(page).getByText("refused", { exact: true })).toBeVisible();
  await expect(status(page, "first-push")).toHaveText(/^Not yet/);
  await expect(status(page, "first-push")).not.toContainText("Nothing");
}

test("output comes while a script runs, Stop ends it at once, and a limit what would not end", async ({
  joined: page,
}) => {
  await openStep(page, "first-push");
  await writeScript(page, "echo first; while true; do sleep 1; date; done");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(lastRun(page)).toContainText("UTC");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(lastRun(page)).toContainText(/first[\s\S]*UTC[\s\S]*Stopped after/);
  await expect(page.getByRole("button", { name: "Run" })).toBeFocused();
  await runScript(page, "echo again");
  await expect(lastRun(page)).toContainText("again");

  // Neither of these ever waits.
  for (const script of [
    "for i in $(seq 1 9000); do seq 1 9000 | sort -n | tail -1; done",
    "jq -n '\"begun\"' && jq -n 'def f: f; f'",
  ]) {
    await writeScript(page, script);
    await page.getByRole("button", { name: "Run" }).click();
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(lastRun(page)).toContainText("Stopped after");
  }
  await runScript(page, "jq -n '1 + 1' && jq -n '$nothing'", 3);
  await expect(lastRun(page)).toContainText("$nothing is not defined at");

  await runScript(page, ":(){ :|:& };:", 126);
  await expect(lastRun(page)).toContainText("a function called itself without end");
  await runScript(page, "yes", 1);
  await expect(lastRun(page)).toContainText("this shell ends an endless output");
  await expect(lastRun(page)).toContainText("more characters, which are not shown");
  const tooLong = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(tooLong, "what the page is longer than its window").toBe(0);
  await page.getByRole("button", { name: "Clear output" }).click();
  await expect(output(page)).toContainText("The output will appear here.");
  await page.getByRole("tab", { name: "Request" }).click();
  await expect(page.getByRole("textbox", { name: "Path" })).toBeVisible();
  await runScript(page, "echo still here");
  await expect(lastRun(page)).toContainText("still here");
});
