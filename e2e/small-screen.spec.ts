import { expect, test } from "./fixtures";
import { openStep, send, status, step } from "./lab-page";

test.use({ viewport: { width: 360, height: 740 } });

test("the sheet tells how its step stands, and leads back to it", async ({ joined: page }) => {
  await openStep(page, "first-push");
  const sheet = page.getByRole("region", { name: "Workspace" });
  await sheet.getByRole("button", { name: "Workspace" }).click();
  const body = "prometheus_training_labs_completed_total 4\n";
  await send(page, { method: "POST", path: "/metrics/job/training", body }, 200);
  await expect(sheet.getByText(/^Not yet .*training/)).toBeInViewport();
  await expect(status(page, "first-push")).not.toBeInViewport();

  await sheet.getByRole("button", { name: "Show verdict" }).click();
  await expect(sheet.getByRole("textbox", { name: "Path" })).toBeHidden();
  await expect(status(page, "first-push")).toBeInViewport();
  await expect(step(page, "first-push").getByRole("button", { name: "Check" })).toBeFocused();
});
