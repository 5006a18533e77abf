import type { LaunchOptions } from "@playwright/test";

/** The Chromium that people use. */
export const chromiumOptions: LaunchOptions = {
  executablePath: process.env.CHROMIUM_BIN ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
  ],
};
