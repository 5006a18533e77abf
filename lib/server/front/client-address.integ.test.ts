import { expect, test } from "vitest";
import { openTestFront, sendRaw } from "@/lib/server/front/testing/open-test-front";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { onTestFinished } from "@/lib/server/testing/side-by-side";

/** What Next is told of where a request came from. */
async function openCounting(trustedProxies: { hops: number } | null) {
  const front = await openTestFront({
    sandboxes: fixedSandboxes("http://127.0.0.1:9"),
    through: { trustedProxies },
    next: async ({ headers }, response) => void response.end(headers["x-scrapelab-address"]),
  });
  onTestFinished(() => front.close());
  return async (headers: Record<string, string>) =>
    (await sendRaw(front.base, { path: "/api/join", headers })).body.toString();
}

const forged = { "x-scrapelab-address": "198.51.100.1" };

test("limits count whom the proxies that are trusted name", async () => {
  const address = await openCounting({ hops: 1 });
  const forwarded = { "x-forwarded-for": "198.51.100.1, 192.0.2.7" };
  expect(await address({ ...forged, ...forwarded })).toBe("192.0.2.7");
});

test("where none is, the connection's address counts, whatever a request says", async () => {
  const address = await openCounting(null);
  expect(await address(forged)).toBe("127.0.0.1");
  expect(await address({ "x-forwarded-for": "192.0.2.7" })).toBe("127.0.0.1");
});
