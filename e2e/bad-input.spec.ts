import { randomUUID } from "node:crypto";
import { expect, newName, test } from "./fixtures";
import { openStep } from "./lab-page";

const refusedNames = [
  { kind: "an empty name", name: "   ", reason: "Type your name." },
  { kind: "500 characters", name: "a".repeat(500), reason: "Use at most 80 characters." },
  {
    kind: "a control character",
    name: "Ada\u0007Lovelace",
    reason: "Leave out line breaks and control characters.",
  },
];

test("a bad name is refused where it was typed and is not lost, and markup in one is shown as text", async ({
  page,
}) => {
  await page.goto("/");
  const field = page.getByRole("textbox", { name: "Your name" });
  for (const { name, reason } of refusedNames) {
    await field.fill(name);
    await page.getByRole("button", { name: "Join" }).click();
    await expect(field).toHaveAccessibleDescription(reason);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveValue(name);
    const answer = await page.request.post("/api/session", { data: { name } });
    expect(answer.status()).toBe(400);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "bad-request", status: 400 });
    expect(answer.headers()["set-cookie"]).toBeUndefined();
  }

  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const name = `<img src=/x onerror=alert(1)><b>${randomUUID().slice(0, 8)}</b>`;
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("banner")).toContainText(name);
  await openStep(page, "first-push", "gateway");
  await expect(page.getByRole("banner")).toContainText(name);
  await expect(page.getByRole("banner").getByRole("img")).toHaveCount(0);
  expect(dialogs).toEqual([]);
});

test.describe("an address that is none", () => {
  test.use({ provoked: [404] });

  test("gets a page that says so and leads back", async ({ joined: page }) => {
    for (const { path, title } of [
      { path: "/labs/no-such-lab", title: "There is no page at this address" },
      { path: "/labs/no-such-lab/push", title: "There is no page at this address" },
      { path: "/nowhere", title: "There is no page at this address" },
      { path: "/labs/pushgateway/no-such-task", title: "This lab has no such task" },
    ]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
    }
    await page.getByRole("link", { name: "Go to the labs" }).click();
    await expect(page).toHaveURL(/\/$/);
  });
});

test("a forged cookie lands on join, and joining leads on", async ({ page, baseURL }) => {
  await page.context().addCookies([
    {
      name: "scrapelab_session",
      value: `Fe26.2*1*${"a".repeat(64)}*b*c**${"d".repeat(64)}*e~2`,
      url: baseURL ?? "",
    },
  ]);
  const answer = await page.request.get("/api/session");
  expect(answer.status()).toBe(401);
  await page.goto("/labs/pushgateway/push");
  await page.getByRole("textbox", { name: "Your name" }).fill(newName());
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(/\/labs\/pushgateway\/push$/);
  await expect(page.getByRole("region", { name: "Instructions" })).toBeVisible();
});
