import type { BrowserContext, Page } from "@playwright/test";

/**
 * With `E2E_SLOW=8` pages compute that much slower, and each script comes up to two seconds late: what is done or seen
 * before React has taken a page over is a matter of luck otherwise.
 */
export async function slowPages(context: BrowserContext): Promise<void> {
  const rate = Number(process.env.E2E_SLOW ?? 0);
  if (rate < 1) return;
  context.on("page", (page) => void throttle(page, rate));
  await context.route("**/_next/static/**/*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 2000));
    await route.continue().catch(() => {});
  });
}

async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}
