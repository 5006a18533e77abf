import type { Page } from "@playwright/test";
import { expect, testInClass } from "./fixtures";
import { expectPassed, groupRow, openStep, status, step, stepIds, tryUntil } from "./lab-page";
import { lastRun, output, printed, putIntoEditor, runScript, writeScript } from "./script-tab";

const readMe = "nightly_report/region/eu";
const own = "prometheus_training/instance/myinstance";

testInClass(
  "a learner in a class does the whole lab by Script, with the commands as they are printed",
  async ({ joined: page }) => {
    testInClass.slow();
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    const next = (after: Parameters<typeof step>[1]) =>
      step(page, after).getByRole("link", { name: /^Next step/ });

    await openStep(page, "gateway-up");
    const ask = "curl -s --get http://prometheus:9090/api/v1/query --data-urlencode";
    await runScript(
      page,
      `${ask} 'query=up{job="pushgateway"}' | jq -r '.data.result[0].value[1]'`,
    );
    await expect(lastRun(page)).toContainText("taken as your answer");
    await expectPassed(page, "gateway-up");

    await next("gateway-up").click();
    await expect(status(page, "first-push")).toHaveText(/^Not yet/);
    await copyIntoEditor(page);
    await putIntoEditor(page, "first-push", "pushgw-example1");
    await expect(status(page, "first-push")).toHaveText(/^Not yet/);
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(lastRun(page)).toContainText("job.batch/pushgw-example1 created");
    await expect(lastRun(page)).toContainText("POST /metrics/job/prometheus_training → 200 OK");
    await expectPassed(page, "first-push");

    await next("first-push").click();
    const example = await printed(page, "grouping-key", "cat <<EOF");
    const push = example
      .replace(readMe, own)
      .replaceAll("report_rows_total", "some_metric_total")
      .replace("Rows written to the report.", "This is just an example metric.")
      .replace(" 1800", " 42");
    const create = (await printed(page, "first-push", "pushgw-example1")).replace(
      / --\s[\s\S]*$/,
      "",
    );
    await runScript(
      page,
      `${example}\n${create.replace("example1", "example2")} -- \\\nbash -c "${push.trim()}"`,
    );
    await expect(lastRun(page)).toContainText("job.batch/pushgw-example2 created");
    await expectPassed(page, "grouping-key");

    await next("grouping-key").click();
    await expect(step(page, "exact-delete")).toHaveAttribute("aria-current", "step");
    const remove = await printed(page, "exact-delete", "pushgw-delete");
    const removes = [readMe, own, "prometheus_training"].map((key, i) =>
      remove.replace("pushgw-delete", `pushgw-delete${i || ""}`).replace(readMe, key),
    );
    removes.push(await printed(page, "exact-delete", "delete jobs"));
    await runScript(page, removes.join("\n"));
    await expectPassed(page, "exact-delete");
    await expect(lastRun(page)).toContainText('job.batch "pushgw-example2" deleted');

    await next("exact-delete").click();
    const win =
      "echo 'winning_number 7' | curl --data-binary @- pushgateway:9091/metrics/job/lottery";
    await runScript(page, `${win}\n${await printed(page, "lost-pod", "delete pod")}`);
    await expect(lastRun(page)).toContainText(/pod "pushgateway-\S+" deleted/);
    await expectPassed(page, "lost-pod");
    await page.getByRole("tab", { name: "Gateway" }).click();
    await expect(groupRow(page, "lottery")).toHaveCount(0);

    await next("lost-pod").click();
    await expect(status(page, "put-replaces")).toHaveText(/^Not yet/);
    await runScript(
      page,
      `cat <<EOF | curl --data-binary @- localhost:9091/metrics/job/backup
backup_files_total 120
backup_duration_seconds 8.5
EOF
echo 'backup_duration_seconds 9' | curl -X PUT --data-binary @- localhost:9091/metrics/job/backup`,
    );
    await expectPassed(page, "put-replaces");

    await next("put-replaces").click();
    await expect(status(page, "seconds-since-push")).toHaveText(/^Not yet/);
    await writeScript(page, `${ask} 'query=time() - push_time_seconds{job="backup"}'`);
    await tryUntil(async (waits) => {
      await page.getByRole("button", { name: "Run" }).click();
      await expect(status(page, "seconds-since-push")).toHaveText(/^Passed/, waits);
    });

    await page.goto("/labs/pushgateway?tab=gateway");
    await expectPassed(page, ...stepIds);
    await expect(output(page)).toHaveCount(0);
  },
);

/** Copies a command and pastes it into the editor, where the browser offers no clipboard to scripts. */
async function copyIntoEditor(page: Page): Promise<void> {
  const command = await printed(page, "first-push", "pushgw-example1");
  await writeScript(page, "# mine\n");
  const block = step(page, "first-push").locator("pre").filter({ hasText: "pushgw-example1" });
  const buttons = block.first().locator("..");
  const copy = buttons.getByRole("button", { name: "Copy", exact: true });
  await copy.click();
  await expect(copy.or(buttons.getByRole("button", { name: "Copied" }))).toHaveText("Copied");
  const editor = page.getByRole("textbox", { name: "Script" });
  await editor.press("ControlOrMeta+v");
  await expect(editor).toHaveValue(`# mine\n${command}`);
}
