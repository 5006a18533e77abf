import { afterEach, expect, it, vi } from "vitest";
import { isOutcomeUnknown, sendRequest } from "./send-request";

const request = { method: "POST", path: "/metrics/job/a", body: "m 1\n" };
const answer = { status: 200, statusText: "OK", headers: {}, body: "", durationMs: 1 };
const answered = () => Response.json({ ...answer, bodyEncoding: "utf8" });
const badGateway = () => new Response("<h1>Bad gateway</h1>", { status: 502 });
const lost = () => Promise.reject(new TypeError("Failed to fetch"));

afterEach(() => vi.unstubAllGlobals());

/** The requests that reach the network, each answered by the next of `outcomes`. */
function stubFetch(...outcomes: (() => Response | Promise<Response>)[]) {
  const ids: string[] = [];
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    ids.push(JSON.parse(body).id);
    return (outcomes.shift() ?? lost)();
  });
  return ids;
}

it("repeats what was lost on the way with the same id", async () => {
  const ids = stubFetch(lost, badGateway, answered);
  expect(await sendRequest(request, undefined, [0, 0])).toMatchObject({ ok: true });
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

it("gives up after its repetitions, and sends the next request with an id of its own", async () => {
  const ids = stubFetch();
  const given = await sendRequest(request, undefined, [0]);
  expect(given).toEqual({ ok: false, error: { kind: "unreachable" } });
  await sendRequest({ ...request, id: "mine" }, undefined, []);
  expect(ids).toHaveLength(3);
  expect(ids[2]).toBe("mine");
});

it("does not repeat what the app has answered", async () => {
  const problem = { type: "about:blank", title: "No.", status: 400, requestId: "r" };
  const ids = stubFetch(() =>
    Response.json(
      { ...problem, code: "bad-request" },
      { status: 400, headers: { "content-type": "application/problem+json" } },
    ),
  );
  const refused = await sendRequest(request, undefined, [0]);
  expect(ids).toHaveLength(1);
  expect(!refused.ok && isOutcomeUnknown(refused.error)).toBe(false);
});

it("knows when it is not known whether a request arrived", () => {
  expect(isOutcomeUnknown({ kind: "unreachable" })).toBe(true);
  expect(isOutcomeUnknown({ kind: "timeout", timeoutMs: 1 })).toBe(true);
  expect(isOutcomeUnknown({ kind: "unexpected-answer", status: 502 })).toBe(true);
  expect(isOutcomeUnknown({ kind: "aborted" })).toBe(false);
  const problem = { type: "", title: "", status: 504, code: "timeout", requestId: "r" } as const;
  expect(isOutcomeUnknown({ kind: "problem", problem })).toBe(true);
});
