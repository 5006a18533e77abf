import { expect, onTestFinished, test } from "vitest";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { openTestFront, sendRaw } from "./testing/open-test-front";

test("lets Next compress pages and what is read, and nothing that somebody waits for", async () => {
  const handedOn: object[] = [];
  const front = await openTestFront({
    sandboxes: fixedSandboxes("http://127.0.0.1:1"),
    next: async ({ headers }, response) => {
      handedOn.push({ ...headers });
      response.end();
    },
  });
  onTestFinished(front.close);
  async function mayBePacked(method: string, path: string): Promise<boolean> {
    handedOn.length = 0;
    const headers = { origin: front.base, "accept-encoding": "gzip" };
    await sendRaw(front.base, { method, path, headers });
    expect(handedOn).toHaveLength(1);
    return handedOn.some((each) => "accept-encoding" in each);
  }
  expect(await mayBePacked("GET", "/labs/pushgateway")).toBe(true);
  expect(await mayBePacked("GET", "/api/instructor/board")).toBe(true);
  expect(await mayBePacked("GET", "/api/events?lab=pushgateway")).toBe(false);
  expect(await mayBePacked("POST", "/api/labs/a/tasks/b/steps/c/check")).toBe(false);
});
