import type { Page } from "@playwright/test";

/**
 * Opens the page without its scripts, until the returned function lets them come; or only without
 * those that the page itself does not name.
 */
export async function openWithoutScripts(
  page: Page,
  address: string,
  held: "all" | "unnamed" = "all",
): Promise<() => void> {
  let letCome = () => {};
  const released = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  const html = await (await page.request.get(address)).text();
  await page.route("**/*.js", async (route) => {
    const isNamed = html.includes(new URL(route.request().url()).pathname);
    if (held === "all" || !isNamed) await released;
    await route.continue();
  });
  await page.goto(address, { waitUntil: "commit" });
  return letCome;
}
