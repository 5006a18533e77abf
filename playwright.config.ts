import { defineConfig } from "@playwright/test";
import { findChromium } from "./tools/setup/find-chromium.mjs";

const isRoot = process.getuid?.() === 0;
const executablePath = findChromium();

/** Journeys in a real Chromium on the production build, which `npm test` makes before. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // Set-up says that it is left out; on Linux there is always one.
  testIgnore: process.env.FIREFOX_BIN || process.platform === "linux" ? [] : "**/firefox.spec.ts",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  // What fails once in a hundred runs is printed, and does not keep everything else from its users.
  retries: Number(process.env.E2E_RETRIES ?? 1),
  workers: 2,
  // Only what hangs takes so long, on a busy machine too: the longest journey takes 50 s on a quiet one.
  timeout: 600_000,
  expect: { timeout: 45_000 },
  reporter: "list",
  use: {
    ...(process.env.E2E_URL ? { baseURL: process.env.E2E_URL } : {}),
    actionTimeout: 45_000,
    navigationTimeout: 120_000,
    // Only where it is asked for: recording it takes a fifth of the computing.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    viewport: { width: 1280, height: 800 },
    // Far from UTC, so that a time that is not told in the zone of the browser is seen.
    timezoneId: "Asia/Kolkata",
    // A page that moves is drawn sixty times a second, with no graphics card; motion is on where it is the matter.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--no-first-run",
        // For `testInClass`.
        "--host-resolver-rules=MAP lab.test 127.0.0.1",
      ],
    },
  },
});
