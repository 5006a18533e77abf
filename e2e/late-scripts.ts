import type { Page } from "@playwright/test";

/** Keeps scripts from coming, of those at the paths that are meant, until the returned function lets them. */
export async function holdScripts(
  page: Page,
  isMeant: (path: string) => boolean = () => true,
): Promise<() => void> {
  const { promise: released, resolve: letCome } = Promise.withResolvers<void>();
  await page.route("**/*.js", async (route) => {
    if (isMeant(new URL(route.request().url()).pathname)) await released;
    // The page may have been left meanwhile.
    await route.continue().catch(() => {});
  });
  return letCome;
}

/**
 * Opens the page without its scripts, until the returned function lets them come; or only without
 * those that the page itself does not name.
 */
export async function openWithoutScripts(
  page: Page,
  address: string,
  held: "all" | "unnamed" = "all",
): Promise<() => void> {
  const html = await (await page.request.get(address)).text();
  const letCome = await holdScripts(page, (path) => held === "all" || !html.includes(path));
  await page.goto(address, { waitUntil: "commit" });
  return letCome;
}
