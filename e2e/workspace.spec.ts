import type { Page } from "@playwright/test";
import { expect, inMotion, test } from "./fixtures";
import {
  expectPassed,
  openStep,
  push,
  send,
  station,
  step,
  watchShifts,
  writeRequest,
} from "./lab-page";

// Much here is of what moves or stays.
test.use(inMotion);

const response = (page: Page) => page.getByRole("region", { name: "Response" });
const training = "/metrics/job/prometheus_training";

test("the workspace tells of a text and of an answer, lets clicks through, and nothing of it moves by itself", async ({
  joined: page,
}) => {
  await openStep(page, "first-push");
  await expect(page.getByRole("status", { name: "Tab key" })).toBeVisible();
  await test.step("what is told of a text does not move its editor", () => expectEditorStays(page));
  await test.step("a click goes through the evidence that lies over a tab, and puts it away", () =>
    expectClickThrough(page));
  await test.step("the answer to a DELETE tells whether a group was seen to go", () =>
    expectDeletesTold(page));
  await test.step("nothing moves while one looks on", () => expectNoMoves(page));
});

async function expectEditorStays(page: Page): Promise<void> {
  const editor = page.locator(".monaco-editor").first();
  const before = await editor.boundingBox();
  const body = '# type m counter\nm{job="b"} 4x\n9 8';
  await writeRequest(page, { method: "POST", path: training, body });
  await expect(page.getByRole("list", { name: "Problems" })).toContainText("Line 3");
  await expect(page.getByText(/The URL overwrites the label job/)).toBeVisible();
  expect(await editor.boundingBox()).toEqual(before);
}

async function expectClickThrough(page: Page): Promise<void> {
  await station(page, /^Pushgateway/).click();
  await expect(page.getByRole("tooltip")).toContainText("It holds no groups.");
  const script = page.getByRole("tab", { name: "Script" });
  const box = await script.boundingBox();
  if (!box) throw new Error("the tab is not there");
  // As a hand moves the mouse: over all that lies between.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 20 });
  await page.mouse.down();
  await page.mouse.up();
  await expect(script).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("tooltip")).toHaveCount(0);
}

async function expectDeletesTold(page: Page): Promise<void> {
  await push(page, training, "m 1\n");
  await writeRequest(page, { method: "DELETE", path: training });
  await expect(page.getByText("Removes this group, with m.")).toBeVisible();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(response(page)).toContainText('The group {job="prometheus_training"} is gone.');
  await expect(page.getByText(/Matches no group/)).toHaveCount(0);

  await send(page, { method: "DELETE", path: `${training}/instance/a` }, 202);
  await expect(response(page)).toContainText("no group was seen that matches");
}

async function expectNoMoves(page: Page): Promise<void> {
  await push(page, training, "prometheus_training_labs_completed_total 4\n");
  await expectPassed(page, "first-push");
  await step(page, "first-push").getByRole("button", { name: "Check" }).scrollIntoViewIfNeeded();
  const shifts = await watchShifts(page);
  const lastScrapeAt = async () =>
    (await (await page.request.get("/api/sandbox")).json()).lastScrapeAt;
  for (let scrapes = 0; scrapes < 3; scrapes += 1) {
    const before = await lastScrapeAt();
    await expect.poll(lastScrapeAt).not.toBe(before);
  }
  expect(await shifts()).toEqual([]);
}
