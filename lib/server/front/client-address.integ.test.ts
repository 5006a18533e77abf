import { expect, test } from "vitest";
import { openTestFront, sendRaw } from "@/lib/server/front/testing/open-test-front";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { onTestFinished } from "@/lib/server/testing/side-by-side";

/** What Next is told of where a request came from. */
async function openCounting(trustedProxies: { hops: number } | null) {
  const told: string[] = [];
  const front = await openTestFront({
    sandboxes: fixedSandboxes("http://127.0.0.1:9"),
    through: { trustedProxies, notes: { tell: (note) => told.push(note) } },
    next: async ({ headers }, response) => void response.end(headers["x-scrapelab-address"]),
  });
  onTestFinished(() => front.close());
  const address = async (headers: Record<string, string>) =>
    (await sendRaw(front.base, { path: "/api/join", headers })).body.toString();
  return { address, told };
}

const forged = { "x-scrapelab-address": "198.51.100.1" };

test("limits count whom the proxies that are trusted name", async () => {
  const { address, told } = await openCounting({ hops: 1 });
  const forwarded = { "x-forwarded-for": "198.51.100.1, 192.0.2.7" };
  expect(await address({ ...forged, ...forwarded })).toBe("192.0.2.7");
  expect(told).toEqual([]);
});

test("where none is, the connection's address counts, and the operator is told", async () => {
  const { address, told } = await openCounting(null);
  expect(await address(forged)).toBe("127.0.0.1");
  expect(told).toEqual([]);
  expect(await address({ "x-forwarded-for": "192.0.2.7" })).toBe("127.0.0.1");
  expect(told).toEqual([expect.stringContaining("TRUST_PROXY is not set")]);
});
