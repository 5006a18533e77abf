import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tools/test/longest-first.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));

/** `server-only` throws outside of a React server bundle; its own empty module stands in for it. */
const alias = {
  "server-only": `${root}node_modules/server-only/empty.js`,
  "@": root.replace(/\/$/, ""),
};

export default defineConfig({
  resolve: { alias },
  test: {
    // Only what never comes is waited for so long, on a busy machine too.
    expect: { poll: { timeout: 120_000 } },
    // To load every module anew for each file takes most of the computing. What a file changes of the process it puts back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // What tells times in the zone of a browser is tested in one that is the same everywhere.
          env: { TZ: "UTC" },
          include: ["{lib,components,tools}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integ.test.ts"],
          // Only a test that hangs takes so long, on a busy machine too.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{lib,tools}/**/*.integ.test.ts"],
          // Only a test that hangs takes so long, on a busy machine too.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
