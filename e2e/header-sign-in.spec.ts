import { expect, testWithOwnApp } from "./fixtures";

const user = "ada@example.org";
const test = testWithOwnApp({
  AUTH_HEADER_USER: "X-Forwarded-User",
  AUTH_SIGN_OUT_URL: "/oauth2/sign_out",
  INSTRUCTORS: user,
});

/** In the place of a proxy that has signed them in. */
test.use({ extraHTTPHeaders: { "X-Forwarded-User": user } });

test("whom a proxy has signed in joins by that name, and is an instructor without a password", async ({
  page,
  openElsewhere,
}) => {
  await page.goto("/");
  const name = page.getByRole("textbox", { name: "Your name" });
  await expect(name).toHaveValue(user);
  await expect(name).toHaveAttribute("readonly");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("link", { name: /Pushgateway/ })).toBeVisible();
  const leave = page.getByRole("link", { name: "Sign out" });
  await expect(leave).toHaveAttribute("href", "/oauth2/sign_out");
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
  await page.getByRole("button", { name: `Signed in as ${user}` }).click();
  const you = page.getByRole("dialog", { name: user });
  await expect(you.getByRole("region", { name: "What others see" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Resume code" })).toHaveCount(0);
  await page.goto("/instructor");
  await expect(page.getByRole("grid", { name: "Progress" })).toContainText(user);

  const phone = await openElsewhere();
  await phone.goto("/");
  await expect(phone.getByRole("link", { name: /Pushgateway/ })).toBeVisible();
});
