import { BaseSequencer } from "vitest/node";

/**
 * The files that take longest, the longest first, those that compute much between those that mostly wait. Of a fresh checkout
 * nobody knows how long a file takes, and the smallest is run last: these are small, and whoever is through would wait for
 * them.
 */
export const longest = [
  "tools/preflight/preflight.integ.test.ts",
  "tools/content-check/past-the-app.integ.test.ts",
  "tools/shell-comparison/script-comparison.integ.test.ts",
  "tools/image/stop-in-time.integ.test.ts",
  "tools/content-check/run-cases.integ.test.ts",
  "lib/server/sandbox/local/sandbox-contract.integ.test.ts",
  "tools/shell-comparison/shell-comparison.integ.test.ts",
  "lib/server/team/scrape-clock.integ.test.ts",
  "tools/attack/attack.integ.test.ts",
  "lib/server/team/judged-by-itself.integ.test.ts",
  "lib/server/sandbox/local/warm-pool.integ.test.ts",
  "lib/server/team/servers-at-fault.integ.test.ts",
  "lib/server/team/operator-servers.integ.test.ts",
  "lib/server/team/past-the-app.integ.test.ts",
  "lib/server/sandbox/local/sandbox-crash.integ.test.ts",
  "tools/image/image.integ.test.ts",
  "lib/server/sandbox/local/app-death.integ.test.ts",
  "lib/shell/forms-agree.integ.test.ts",
  "lib/server/proxy/gateway-room.integ.test.ts",
  "tools/deploy/deploy.integ.test.ts",
  "lib/server/api/instructor-session.integ.test.ts",
];

export class LongestFirst extends BaseSequencer {
  /**
   * @override
   * @param {import("vitest/node").TestSpecification[]} files
   */
  async sort(files) {
    const others = await super.sort(files);
    return others.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

/** @param {import("vitest/node").TestSpecification} file */
function placeOf({ moduleId }) {
  const place = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
  return place < 0 ? longest.length : place;
}
