import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import {
  expectAnswer,
  expectNotYet,
  expectPassed,
  openStep,
  send,
  station,
  step,
  writeRequest,
} from "./lab-page";

const problems = (page: Page) => page.getByRole("list", { name: "Problems" });

test("what the gateway would refuse or do is told while it is written, marked where it did, and mended when asked", async ({
  joined: page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openStep(page, "first-push");
  await expect(page.getByRole("status", { name: "Tab key" })).toBeVisible();
  await test.step("a refused push is marked at its place, and a poisoned gateway repaired with one click", () =>
    expectRefusalMarked(page));
  await test.step("the end of the body and its line endings are told, and mended when asked; of an address the path is taken", () =>
    expectEndings(page));
  await test.step("what a gateway would refuse or do is told while it is written, and words are explained and completed", () =>
    expectPreviews(page));
});

async function expectRefusalMarked(page: Page): Promise<void> {
  const path = "/metrics/job/prometheus_training";
  const body = "# a push\nprometheus_training_labs_completed_total four\n";
  await send(page, { method: "POST", path, body }, 400);
  await expectNotYet(page, "first-push", { reason: "four" });
  await problems(page)
    .getByRole("button", { name: /Line 2, column 42/ })
    .click();
  await page.keyboard.insertText("4 # ");
  await expect(page.getByRole("textbox", { name: "Metrics" })).toHaveValue(
    body.replace("four", "4 # four"),
  );

  const other = "/metrics/job/other";
  await send(page, { method: "POST", path: other, body: "temperature_celsius 21\n" }, 200);
  const twin = {
    method: "POST",
    path: `${other}/instance/`,
    body: "temperature_celsius 21\n",
  } as const;
  await send(page, twin, 400);
  await expectNotYet(page, "first-push", {
    reason: "empty value for the label",
    observed: '{job="other",instance=""}',
  });
  await step(page, "first-push").getByRole("button", { name: "Delete this group" }).click();
  await expectNotYet(page, "first-push", { reason: '{job="other"}' });
  await expect(step(page, "first-push").getByRole("button", { name: "Check" })).toBeFocused();
  await expect(station(page, /^Pushgateway.*1 group/)).toBeVisible();
  const solution = "prometheus_training_labs_completed_total 4\n";
  await send(
    page,
    { method: "POST", path: "/metrics/job/prometheus_training", body: solution },
    200,
  );
  await expectPassed(page, "first-push");
}

async function expectEndings(page: Page): Promise<void> {
  await writeRequest(page, { method: "POST", path: "/metrics/job/endings", body: "e 1" });
  await expect(page.getByText("The last line does not end with a newline.")).toBeVisible();
  await page.getByRole("button", { name: "Add a newline" }).click();
  await expect(page.getByText("The last line ends with a newline.")).toBeVisible();
  await expect(page.getByText("Line endings: LF")).toBeVisible();

  await writeRequest(page, { method: "POST", path: "/metrics/job/endings", body: "" });
  await page.evaluate(() => navigator.clipboard.writeText("e 1\r\nf 2\r\n"));
  await page.getByRole("textbox", { name: "Metrics" }).press("ControlOrMeta+v");
  await expect(page.getByText("Line endings: CRLF")).toBeVisible();
  await expect(problems(page)).toContainText(/Line 1, column \d+/);
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Send" }).click();
  expect((await sent).postDataJSON()).toMatchObject({ body: "e 1\r\nf 2\r\n" });
  await expectAnswer(page, { method: "POST", path: "/metrics/job/endings" }, 400);

  await page.getByRole("button", { name: "Convert to LF" }).click();
  await expect(page.getByText("Line endings: LF")).toBeVisible();
  await page.getByRole("button", { name: "Send" }).click();
  await expectAnswer(page, { method: "POST", path: "/metrics/job/endings" }, 200);

  const path = page.getByRole("textbox", { name: "Path" });
  await path.fill("http://pushgateway:9091/metrics/job/endings");
  await expect(path).toHaveValue("/metrics/job/endings");
}

async function expectPreviews(page: Page): Promise<void> {
  const path = "/metrics/job/backup/instance/a";
  await writeRequest(page, {
    method: "POST",
    path,
    body: '# type m counter\nm{instance="b"} 4x\n',
  });
  await expect(problems(page)).toContainText(/Line 1, column 1.*comment/);
  await expect(problems(page)).toContainText(/Line 2, column \d+.*4x/);
  await expect(page.getByText(/The URL overwrites the label instance/)).toBeVisible();

  await writeRequest(page, { method: "POST", path, body: "# TYPE m counter\nm 4\n" });
  await expect(problems(page)).toHaveCount(0);
  await expect(page.getByText("Makes this group, with m.")).toBeVisible();

  const body = "backup_files_total 1\n";
  await send(page, { method: "PUT", path: "/metrics/job/backup/instance/a", body }, 200);
  await writeRequest(page, {
    method: "PUT",
    path: "/metrics/job/backup/instance/a",
    body: "m 1\n",
  });
  await expect(page.getByText(/adds m and removes backup_files_total/)).toBeVisible();
  await writeRequest(page, { method: "DELETE", path: "/metrics/job/backup", body: "" });
  await expect(
    page.getByText(/Matches no group.*Nearest: \{job="backup",instance="a"\}/),
  ).toBeVisible();

  await writeRequest(page, { method: "POST", path: "/metrics/job/a", body: "# TYPE m counter\n" });
  await page.locator(".view-line").getByText("counter").hover();
  await expect(page.getByRole("tooltip")).toContainText(
    /counter.*only (ever )?(goes up|rises|grows)/i,
  );

  await writeRequest(page, { method: "POST", path: "/metrics/job/a", body: "backup" });
  await page.keyboard.press("Control+Space");
  await page.getByRole("option", { name: /backup_files_total/ }).click();
  await expect(page.getByRole("textbox", { name: "Metrics" })).toHaveValue(/^backup_files_total/);
}
