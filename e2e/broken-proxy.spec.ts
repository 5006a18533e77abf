import { type BrokenProxy, openBrokenProxy } from "./broken-proxy";
import { test as base, expect } from "./fixtures";
import {
  expectAnswer,
  expectNotYet,
  expectPassed,
  openStep,
  push,
  send,
  step,
  writeRequest,
} from "./lab-page";

const test = base.extend<{ network: BrokenProxy }>({
  network: async ({ provoked: _ }, use) => {
    const proxy = await openBrokenProxy(process.env.E2E_URL ?? "");
    await use(proxy);
    await proxy.close();
  },
  baseURL: async ({ network }, use) => {
    await use(network.url);
  },
});

const pushed = {
  method: "POST",
  path: "/metrics/job/prometheus_training",
  body: "prometheus_training_labs_completed_total 4\n",
} as const;

test("where live events are held back the page asks, says so, and returns to them", async ({
  network,
  joined: page,
}) => {
  const notice = page.getByRole("status", { name: "Sandbox" });
  network.holdsEvents = true;
  await page.clock.install();
  // From then on the page counts how long nothing comes.
  const asked = page.waitForRequest((request) => request.url().includes("/api/events"));
  await openStep(page, "first-push", "gateway");
  await asked;
  await page.clock.runFor(21_000);
  await expect(notice).toContainText("Live updates do not get through");
  await push(page, pushed.path, pushed.body);
  await expectPassed(page, "first-push");

  network.holdsEvents = false;
  await page.clock.runFor(21_000);
  await expect(notice).toBeEmpty();
});

test.describe("an answer that is lost on the way", () => {
  test.use({ provoked: ["lost-connection"] });

  test("is asked for again, as the same attempt, and told where it does not come, with what the gateway holds", async ({
    network,
    joined: page,
  }) => {
    const attempts = (told: string) => step(page, "first-push").getByText(told, { exact: true });
    await openStep(page, "first-push");
    network.swallows = 1;
    await send(page, { ...pushed, body: pushed.body.replace("4", "3") }, 200);
    await expectNotYet(page, "first-push", { reason: "3" });
    await expect(attempts("1 attempt")).toBeVisible();

    await writeRequest(page, pushed);
    network.swallows = Number.POSITIVE_INFINITY;
    await page.getByRole("button", { name: "Send" }).click();
    const response = page.getByRole("region", { name: "Response" });
    await expect(response).toContainText("It is not known whether your request arrived.");
    await expect(response).toContainText('{job="prometheus_training"}');

    network.swallows = 0;
    await page.getByRole("button", { name: "Send" }).click();
    await expectAnswer(page, pushed, 200);
    await page.reload();
    await expect(attempts("2 attempts")).toBeVisible();
  });
});
