import { expect, it } from "vitest";
import type { ServerName } from "@/lib/domain/stack/stack";
import { askOperatorsServers } from "./operators-servers";
import type { UpstreamAnswer, UpstreamError } from "./upstream";

const base = "http://pushgateway.ada-monitoring:9091/pgw";

async function ask(
  service: ServerName,
  path: string,
  told: Partial<UpstreamAnswer> | Omit<UpstreamError, "service">,
) {
  const answered = { status: 200, statusText: "", headers: {}, body: Buffer.alloc(0), ...told };
  const result = askOperatorsServers(async () =>
    "kind" in told
      ? { ok: false, error: { ...told, service } as UpstreamError }
      : { ok: true, value: answered },
  );
  const asked = { service, base, path, method: "GET", timeoutMs: 1000, maxAnswerBytes: 1000 };
  const answer = await result(asked);
  return answer.ok ? answer.value.status : answer.error.why;
}

const html = { "content-type": "text/html; charset=utf-8" };
const text = { "content-type": "text/plain; charset=utf-8" };
const json = { "content-type": "application/json" };

it.each([
  ["pushgateway", "/metrics/job/a", 401, text, "not-let-in"],
  ["prometheus", "/api/v1/query", 403, json, "not-let-in"],
  ["pushgateway", "/metrics/job/a", 502, html, "no-answer"],
  ["pushgateway", "/metrics/job/a", 503, html, "no-answer"],
  ["pushgateway", "/-/ready", 503, text, 503],
  ["prometheus", "/api/v1/query", 503, json, 503],
  ["pushgateway", "/api/v1/status", 404, text, "not-found"],
  ["pushgateway", "/metrics?x", 404, text, "not-found"],
  ["pushgateway", "/metrics/job/a", 404, html, "not-found"],
  ["pushgateway", "/metrics/job//", 404, text, 404],
  ["prometheus", "/api/v1/targets", 404, text, "not-found"],
  ["prometheus", "/static/none.js", 404, text, 404],
  ["pushgateway", "/metrics/job/a", 400, text, 400],
  ["pushgateway", "/metrics/job/a", 200, html, "not-its-own"],
  ["pushgateway", "/metrics?x", 200, html, "not-its-own"],
  ["prometheus", "/api/v1/query", 200, html, "not-its-own"],
  ["pushgateway", "/", 200, html, 200],
  ["prometheus", "/graph", 200, html, 200],
  ["pushgateway", "/metrics", 500, text, 500],
] as const)("%s %s answers %i with %o: %s", async (service, path, status, headers, expected) => {
  expect(await ask(service, path, { status, headers })).toBe(expected);
});

it.each([
  ["pushgateway", "/metrics//job/a", "/pgw/metrics/job/a", 301],
  [
    "pushgateway",
    "/metrics//job/a",
    "http://pushgateway.ada-monitoring:9091/pgw/metrics/job/a",
    301,
  ],
  ["pushgateway", "/metrics/job/a", "/oauth/start?rd=%2Fmetrics", "led-elsewhere"],
  ["pushgateway", "/metrics/job/a", "https://login.example.org/metrics", "led-elsewhere"],
  ["prometheus", "/", "/pgw/graph", 301],
  ["prometheus", "/api/v1/query", "/graph", "led-elsewhere"],
  ["prometheus", "/graph", "http://[", "led-elsewhere"],
] as const)("%s leads from %s to %s: %s", async (service, path, location, expected) => {
  expect(await ask(service, path, { status: 301, headers: { ...html, location } })).toBe(expected);
});

it.each([
  ["ENOTFOUND", "no-such-name"],
  ["ECONNREFUSED", "nobody-listens"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "not-trusted"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "not-trusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "not-trusted"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "other-certificate"],
  ["CERT_HAS_EXPIRED", "certificate-over"],
  ["CERT_NOT_YET_VALID", "certificate-over"],
  ["EPROTO", "no-tls"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "no-tls"],
  ["NO_CREDENTIALS", "no-credentials"],
  ["EAI_AGAIN", "no-answer"],
  ["ECONNRESET", "no-answer"],
])("%s means %s", async (code, why) => {
  const error = { kind: "upstream-unreachable", message: "", code } as const;
  expect(await ask("pushgateway", "/metrics", error)).toBe(why);
});

it("who takes too long gives no answer", async () => {
  const error = { kind: "upstream-timeout", timeoutMs: 3000 } as const;
  expect(await ask("prometheus", "/api/v1/query", error)).toBe("no-answer");
});

it("all that is asked has as much more time as an operator gives", async () => {
  const given: number[] = [];
  const ask = askOperatorsServers(async ({ service, timeoutMs }) => {
    given.push(timeoutMs);
    return { ok: false, error: { service, kind: "upstream-timeout", timeoutMs } };
  }, 20_000);
  const asked = { service: "prometheus", base, path: "/-/ready", method: "GET" } as const;
  for (const timeoutMs of [10_000, 3000]) await ask({ ...asked, timeoutMs, maxAnswerBytes: 1 });
  expect(given).toEqual([20_000, 6000]);
});

it("of two gateways that answer in turn none is believed", async () => {
  const starts = ["10:00:00Z", "10:00:05Z", "10:00:00Z", "10:00:05Z"];
  const ask = askOperatorsServers(async () => {
    const body = Buffer.from(`{"data":{"start_time":"2026-11-25T${starts.shift()}"}}`);
    return { ok: true, value: { status: 200, statusText: "", headers: json, body } };
  });
  const asked = { service: "pushgateway", base, path: "/api/v1/status", method: "GET" } as const;
  const why: unknown[] = [];
  while (starts.length > 0) {
    const answer = await ask({ ...asked, timeoutMs: 1000, maxAnswerBytes: 1000 });
    why.push(answer.ok ? null : answer.error.why);
  }
  expect(why).toEqual([null, null, "several", "several"]);
});
