import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { expect, inMotion, joinAs, newName, test, testWithOwnApp } from "./fixtures";
import {
  execute,
  expectPassed,
  forgetMirror,
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
import { lastRun, output, writeScript } from "./script-tab";

const training = "/metrics/job/prometheus_training";
const labsCompleted = "prometheus_training_labs_completed_total 4\n";
const asAsked = { method: "POST", path: training, body: labsCompleted } as const;

async function expectDraft(page: Page, { path, body }: { path: string; body: string }) {
  await expect(page.getByRole("combobox", { name: "Method" })).toHaveValue("PUT");
  await expect(page.getByRole("textbox", { name: "Path" })).toHaveValue(path);
  await expect(page.getByRole("textbox", { name: "Metrics" })).toHaveValue(body);
}

test("a draft is in the lab that one comes Back to, survives a reload, and is in another tab and in another browser", async ({
  joined: page,
  context,
  openElsewhere,
}) => {
  const draft = { method: "PUT", path: "/metrics/job/half", body: "half_a_thought 0.5\n" } as const;
  const workspace = page.getByRole("region", { name: "Workspace" });
  await openStep(page, "first-push");
  await test.step("in the lab that one comes Back to", async () => {
    await writeRequest(page, { ...draft, path: "/metrics/job/back" });
    await expect(workspace).toContainText("Saved");
    await forgetMirror(page);
    await page.getByRole("link", { name: "Scrapelab" }).click();
    await expect(page.getByRole("heading", { name: "Labs" })).toBeVisible();
    await page.goBack();
    await expectDraft(page, { ...draft, path: "/metrics/job/back" });
  });

  await test.step("over a reload", async () => {
    await page.getByRole("textbox", { name: "Path" }).fill(draft.path);
    await page.reload();
    await expectDraft(page, draft);
    await expect(workspace).toContainText("Saved");
  });

  await test.step("in another tab", async () => {
    const tab = await context.newPage();
    await openStep(tab, "first-push");
    await expectDraft(tab, draft);
    await tab.getByRole("textbox", { name: "Path" }).fill("/metrics/job/other");
    await expectDraft(page, { ...draft, path: "/metrics/job/other" });
    await page.getByRole("textbox", { name: "Path" }).fill(draft.path);
    await expectDraft(tab, draft);
    await expect(workspace).toContainText("Saved");
    await tab.close();
  });

  await test.step("in another browser, for its step alone", async () => {
    const elsewhere = await openElsewhere();
    await elsewhere.context().addCookies(await context.cookies());
    await openStep(elsewhere, "first-push");
    await expectDraft(elsewhere, draft);
    await step(elsewhere, "grouping-key").getByRole("heading").click();
    await expect(step(elsewhere, "grouping-key")).toHaveAttribute("aria-current", "step");
    await expect(elsewhere.getByRole("textbox", { name: "Path" })).not.toHaveValue(draft.path);
  });
});

test.describe("while a page", () => {
  test.use({ provoked: ["lost-connection"], ...inMotion });

  test("comes, typing goes on, and without a network it says so by itself, and nothing moves", async ({
    joined: page,
    context,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await test.step("typing goes on while the editor takes the place of the text area", () =>
      expectTypingKept(page, "replace"));
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await test.step("nor is it lost with motion", () => expectTypingKept(page, "push"));

    await test.step("the page says so by itself and nothing moves, nor when it is back", async () => {
      const shifts = await watchShifts(page);
      await context.setOffline(true);
      const note = page.getByRole("status", { name: "Network" });
      await expect(note).toContainText("You are offline. Nothing is lost");
      await context.setOffline(false);
      await expect(note).toBeEmpty();
      expect(await shifts()).toEqual([]);
    });

    await test.step("a tab says so, and comes by itself once there is a connection", async () => {
      await context.setOffline(true);
      await page.getByRole("tab", { name: "Gateway" }).click();
      // Other parts may not have come either.
      const gateway = page.getByRole("tabpanel", { name: "Gateway" });
      const notice = gateway.getByText("This part could not be loaded");
      await expect(notice).toBeVisible();
      await context.setOffline(false);
      await expect(page.getByText("The gateway holds nothing")).toBeVisible();
      await expect(notice).toBeHidden();
    });
  });
});

async function expectTypingKept(page: Page, task: string): Promise<void> {
  const metrics = page.getByRole("textbox", { name: "Metrics" });
  // Without a fragment: a browser that comes to that late takes the focus away.
  await page.goto(`/labs/pushgateway/${task}`, { waitUntil: "commit" });
  await metrics.focus();
  await page.keyboard.type("some_");
  await expect(page.getByRole("status", { name: "Tab key" })).toBeVisible();
  await expect(metrics).toBeFocused();
  await page.keyboard.type("metric 1");
  await expect(metrics).toHaveValue("some_metric 1");
}

/** Prometheus still knows what was pushed once. */
async function expectHistory(page: Page): Promise<void> {
  await execute(page, `last_over_time(prometheus_training_labs_completed_total[1h])`);
  await expect(page.getByRole("table", { name: "Result" })).toContainText(
    'prometheus_training_labs_completed_total{job="prometheus_training"}4',
  );
}

/** Without pairs that stand ready, the gateway that runs is the learner's own. */
const owning = testWithOwnApp({ SANDBOX_WARM: "0" });

owning.describe("a crash", () => {
  owning.use({ provoked: ["lost-connection"] });

  owning(
    "of the gateway, a Prometheus that hangs, then a crash of the app: the page says so, comes back by itself, and all is there",
    async ({ page, app }) => {
      owning.slow();
      await joinAs(page, newName());
      await openStep(page, "first-push");
      await send(page, asAsked, 200);
      await expectPassed(page, "first-push");

      // The first time it is started again at once; the second time a moment later, which can be seen.
      const first = killGateway(app.dataDir);
      await expect.poll(() => gatewaysOf(app.dataDir).some((pid) => pid !== first)).toBe(true);
      killGateway(app.dataDir);
      await expect(station(page, /^Pushgateway: restarting/)).toBeVisible();
      await expect(station(page, /^Pushgateway: 1 group/)).toBeVisible();
      await expect(status(page, "first-push")).toHaveText(/^Passed/);
      await expectUnknown(page, app.dataDir);

      // A script that a server goes away from in its midst is told, and goes on.
      const ask = "curl -sS pushgateway:9091/-/ready";
      await writeScript(page, `${ask}; sleep 3; ${ask}; echo goes on\n`);
      await page.getByRole("button", { name: "Run" }).click();
      await expect(output(page)).toContainText("OK");

      const pipeline = page.getByRole("list", { name: "Pipeline" });
      const place = await pipeline.boundingBox();
      await app.kill();
      const notice = page.getByRole("status", { name: "Sandbox" });
      await expect(notice).toContainText("Connection lost. Reconnecting by itself");
      expect(await pipeline.boundingBox(), "nothing moves for it").toEqual(place);
      await expect(lastRun(page)).toContainText(/curl: \(\d+\) .*goes on.*exit 0/s);
      const draft = {
        method: "PUT",
        path: "/metrics/job/half",
        body: "half_a_thought 0.5\n",
      } as const;
      await writeRequest(page, draft);

      await app.startAgain();
      await expect(notice).toBeEmpty();
      await expectPassed(page, "first-push");
      await page.getByRole("tab", { name: "Gateway" }).click();
      await expect(groupRow(page, 'job="prometheus_training"')).toHaveCount(2);
      await expect(groupRow(page, "prometheus_training_labs_completed_total")).toContainText("4");
      await page.reload();
      await expectPassed(page, "first-push");
      await page.getByRole("tab", { name: "Request" }).click();
      await expectDraft(page, draft);
      await expectHistory(page);
    },
  );
});

/** While Prometheus hangs a step has neither passed nor failed, and says so; it passes by itself afterwards. */
async function expectUnknown(page: Page, dataDir: string): Promise<void> {
  for (const pid of serversWith(`--storage.tsdb.path=${dataDir}/`)) process.kill(pid, "SIGSTOP");
  const counter = "# TYPE some_metric_total counter\nsome_metric_total 42\n";
  await push(page, `${training}/instance/myinstance`, counter);
  await expect(status(page, "grouping-key")).toHaveText(/^Unknown.*Prometheus/);
  // One that hangs for long has been started anew by now.
  for (const pid of serversWith(`--storage.tsdb.path=${dataDir}/`)) process.kill(pid, "SIGCONT");
  await expectPassed(page, "grouping-key");
}

const gatewaysOf = (dataDir: string) => serversWith(`--persistence.file=${dataDir}/`);

/** The processes that were started with something in this data directory. */
function serversWith(flag: string): number[] {
  return execFileSync("ps", ["-axww", "-o", "pid=,command="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(flag))
    .map((line) => Number.parseInt(line, 10));
}

/** Kills the newest and returns its process id. */
function killGateway(dataDir: string): number {
  const pid = gatewaysOf(dataDir).at(-1);
  if (pid === undefined) throw new Error("no gateway runs");
  process.kill(pid, "SIGKILL");
  return pid;
}
