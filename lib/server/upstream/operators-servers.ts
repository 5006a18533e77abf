import { err } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { Unreachable } from "@/lib/domain/stack/unreachable";
import { addressOf } from "./server-address";
import { createStartTimes, startTimeIn } from "./start-times";
import type { AskUpstream, UpstreamAnswer, UpstreamError, UpstreamRequest } from "./upstream";

/** How long an operator's server may take to answer what a learner sends, unless they say otherwise; ms. */
const usualTimeoutMs = 10_000;

/**
 * Asks servers that an operator runs: an answer of something that stands before one is no answer of it, and an
 * error says why it was not reached. With another `timeoutMs` than the usual one, all else that is asked of them has
 * as much more or less time.
 */
export function askOperatorsServers(ask: AskUpstream, timeoutMs = usualTimeoutMs): AskUpstream {
  const patience = timeoutMs / usualTimeoutMs;
  const areSeveral = createStartTimes();
  const isInTurn = ({ service, base, path }: UpstreamRequest, { body }: UpstreamAnswer) => {
    if (service !== "pushgateway" || path !== "/api/v1/status") return false;
    const startedAtMs = startTimeIn(body);
    return startedAtMs !== null && areSeveral(base, startedAtMs);
  };
  return async (given) => {
    const request = { ...given, timeoutMs: given.timeoutMs * patience };
    const answer = await ask(request);
    if (!answer.ok) return err({ ...answer.error, why: whyFailed(answer.error) });
    const foreign = whyForeign(request, answer.value);
    const why = foreign ?? (isInTurn(request, answer.value) ? "several" : null);
    if (why === null) return answer;
    const { status } = answer.value;
    const message = foreign
      ? `something before it answered ${status}`
      : "two gateways with different start times answer at its address";
    return err({ service: request.service, kind: "upstream-unexpected", message, why });
  };
}

/** By the system's, OpenSSL's and Node's names of what is wrong; the first one counts. */
const reasons: readonly [RegExp, Unreachable][] = [
  [/^ENOTFOUND$/, "no-such-name"],
  [/^ECONNREFUSED$/, "nobody-listens"],
  [/^NO_CREDENTIALS$/, "no-credentials"],
  [/ALTNAME/, "other-certificate"],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, "certificate-over"],
  [/^EPROTO$|^ERR_SSL/, "no-tls"],
  [/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^ERR_TLS/, "not-trusted"],
];

function whyFailed(error: UpstreamError): Unreachable {
  if (error.kind !== "upstream-unreachable") return "no-answer";
  const { code = "" } = error;
  return reasons.find(([pattern]) => pattern.test(code))?.[1] ?? "no-answer";
}

/** What neither server answers, whatever it is asked. */
const byStatus: ReadonlyMap<number, Unreachable> = new Map([
  ...([401, 403, 407] as const).map((status) => [status, "not-let-in"] as const),
  ...([502, 504] as const).map((status) => [status, "no-answer"] as const),
]);

/** Null for what the server may have answered itself. */
function whyForeign(
  { service, base, path }: UpstreamRequest,
  { status, headers }: UpstreamAnswer,
): Unreachable | null {
  const type = headers["content-type"] ?? "";
  const route = path.replace(/\?.*$/s, "");
  const isApi = /^\/api\//.test(route);
  const always = byStatus.get(status);
  if (always) return always;
  if (status === 503 && !/json/i.test(type) && !route.startsWith("/-/")) return "no-answer";
  if (status >= 200 && status < 300) return isPageInPlace(route, type) ? "not-its-own" : null;
  if (status === 404) return isForeign404(service, route, type) ? "not-found" : null;
  const { location } = headers;
  const isRedirect = status >= 300 && status < 400 && location !== undefined;
  return isRedirect && isElsewhere(location, { base, route, isApi }) ? "led-elsewhere" : null;
}

/** The servers' own pages are HTML, and what the API and the gateway's metrics answer is none. */
const isPageInPlace = (route: string, type: string) =>
  /html/i.test(type) && /^\/(api|metrics)(\/|$)/.test(route);

/** What each Pushgateway has. */
const gatewaysOwn = new Set(["/metrics", "/api/v1/metrics", "/api/v1/status"]);

/** The servers write their own as text, or in an API as JSON. */
function isForeign404(service: ServerName, route: string, type: string): boolean {
  if (/html/i.test(type)) return true;
  if (service === "pushgateway") return gatewaysOwn.has(route);
  return route.startsWith("/api/") && !/json/i.test(type);
}

/** A server redirects on its own host, the API nowhere, and a push to the same path without its slips. */
function isElsewhere(
  location: string,
  { base, route, isApi }: { base: string; route: string; isApi: boolean },
): boolean {
  if (isApi || !URL.canParse(location, base)) return true;
  const to = new URL(location, base);
  const { hostname } = addressOf(base);
  if (to.hostname.replace(/^\[|\]$/g, "") !== hostname) return true;
  return route.startsWith("/metrics") && !to.pathname.includes("/metrics");
}
