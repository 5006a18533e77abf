import type { Page } from "@playwright/test";
import { expect, inMotion, test } from "./fixtures";
import { expectPassed, groupRow, openStep, push, send, status, step, titles } from "./lab-page";

test.use({ viewport: { width: 360, height: 740 }, ...inMotion });

test("the sheet tells how its step stands, leads back to it, and after a pass on to the next", async ({
  joined: page,
}) => {
  await openStep(page, "first-push");
  const sheet = page.getByRole("region", { name: "Workspace" });
  await sheet.getByRole("button", { name: "Workspace" }).click();
  const body = "prometheus_training_labs_completed_total 4\n";
  await send(page, { method: "POST", path: "/metrics/job/training", body }, 200);
  await expect(sheet.getByText(/^Not yet .*training/)).toBeInViewport();
  await expect(sheet.getByRole("region", { name: "Response" })).toBeInViewport();
  await expect(sheet.getByText("200 OK")).toBeInViewport();
  await expect(status(page, "first-push")).not.toBeInViewport();
  const value = page.locator(".monaco-editor .view-line").getByText("4", { exact: true });
  const rightEdge = async () => {
    const box = await value.boundingBox();
    return box ? box.x + box.width : Number.POSITIVE_INFINITY;
  };
  await expect.poll(rightEdge, { message: "the value at the end of its line" }).toBeLessThan(360);

  await sheet.getByRole("button", { name: "Show verdict" }).click();
  await expect(sheet.getByRole("textbox", { name: "Path" })).toBeHidden();
  await expect(status(page, "first-push")).toBeInViewport();
  await expect(step(page, "first-push").getByRole("button", { name: "Check" })).toBeFocused();
  const expected = step(page, "first-push").getByRole("definition").first();
  await expect(expected).toHaveText('{job="prometheus_training"}');
  const lines = await expected.evaluate((each) => {
    const { lineHeight } = getComputedStyle(each);
    const { height } = each.getBoundingClientRect();
    return height / Number.parseFloat(lineHeight);
  });
  expect(lines, "a label is in one line").toBe(1);

  await sheet.getByRole("button", { name: "Workspace" }).click();
  await send(page, { method: "POST", path: "/metrics/job/prometheus_training", body }, 200);
  await expectPassed(page, "first-push");
  await sheet.getByRole("link", { name: `Go on: ${titles["grouping-key"]}` }).click();
  await expect(step(page, "grouping-key")).toHaveAttribute("aria-current", "step");
  await expect(sheet.getByRole("textbox", { name: "Path" })).toBeHidden();
  await expect(step(page, "grouping-key").getByRole("heading")).toBeInViewport();

  await sheet.getByRole("button", { name: "Workspace" }).click();
  await expect(sheet.getByRole("region", { name: "Response" })).toContainText(
    "The answer will appear here.",
  );

  await test.step("its foot tells the whole way out, however long the reason is", () =>
    expectWholeReasons(page));
});

async function expectWholeReasons(page: Page): Promise<void> {
  const sheet = page.getByRole("region", { name: "Workspace" });
  const training = "/metrics/job/prometheus_training";
  await push(page, training, 'some_metric_total{instance="myinstance"} 42\n');
  const body = "some_metric_total 42\n";
  await send(page, { method: "POST", path: `${training}/instance/myinstance`, body }, 400);
  const reason = sheet.getByText(/^Not yet .*what has passed stays passed/);
  await expect(reason).toBeInViewport({ ratio: 1 });
  expect(await reason.evaluate((p) => p.scrollHeight - p.clientHeight)).toBe(0);

  await page.getByRole("tab", { name: "Gateway" }).click();
  const labels = ["a", "b", "c"].map((name) => `/${name}_long_label_name/with_its_long_value`);
  const long = `/metrics/job/nightly${labels.join("")}`;
  await push(page, long, "m 1\n");
  await groupRow(page, "nightly").getByRole("button", { name: "Delete group" }).press("Enter");
  const note = page.getByRole("status", { name: "Gateway" });
  await expect(note).toContainText(`DELETE ${long}`);
  expect(await note.evaluate((p) => p.scrollHeight - p.clientHeight)).toBe(0);
}
