import type { LaunchOptions } from "@playwright/test";

/** The same Chromium as the tests use. */
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
