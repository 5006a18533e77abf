import { expect, inMotion, testWithOwnApp } from "./fixtures";
import {
  expectAnswer,
  expectPassed,
  openStep,
  status,
  step,
  watchShifts,
  writeRequest,
} from "./lab-page";

/** Long enough for a step that waits to be seen on a busy machine. */
const slow = testWithOwnApp({ SANDBOX_SCRAPE_INTERVAL: "10s" });
slow.use(inMotion);

slow("between push and scrape a step waits and counts down", async ({ joined: page }) => {
  await openStep(page, "first-push");
  const lastScrapeAt = async (): Promise<unknown> =>
    (await (await page.request.get("/api/sandbox")).json()).lastScrapeAt;
  const request = {
    method: "POST",
    path: "/metrics/job/prometheus_training",
    body: "prometheus_training_labs_completed_total 4\n",
  } as const;
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
