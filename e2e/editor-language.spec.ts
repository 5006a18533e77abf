import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { openStep, send, writeRequest } from "./lab-page";

const problems = (page: Page) => page.getByRole("list", { name: "Problems" });

test("what a gateway would refuse or misunderstand is marked while it is written", async ({
  joined: page,
}) => {
  await openStep(page, "grouping-key");
  await expect(page.getByRole("status", { name: "Tab key" })).toBeVisible();
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
});

test("a DELETE that matches nothing says so before it is sent, with the nearest group", async ({
  joined: page,
}) => {
  await openStep(page, "grouping-key");
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
});

test("the end of the body and its line endings are told", async ({ joined: page }) => {
  await openStep(page, "first-push");
  await writeRequest(page, { method: "POST", path: "/metrics/job/backup", body: "m 1" });
  await expect(page.getByText("The last line does not end with a newline.")).toBeVisible();
  await page.getByRole("button", { name: "Add a newline" }).click();
  await expect(page.getByText("The last line ends with a newline.")).toBeVisible();
  await expect(page.getByText("Line endings: LF")).toBeVisible();
});
