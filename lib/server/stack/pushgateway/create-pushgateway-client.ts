import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { err, ok } from "@/lib/domain/result";
import type { AskUpstream } from "@/lib/server/upstream/upstream";
import { readUpstreamJson } from "@/lib/server/upstream/upstream-json";
import { metricsAnswerSchema, statusAnswerSchema } from "./gateway-answers";
import type { PushgatewayClient } from "./pushgateway-client";
import { readGroup } from "./read-group";

const service = "pushgateway";
const timeoutMs = 3000;
/** A gateway holds 4 MiB of exposition text at most, and its JSON is up to three times as long. */
const maxAnswerBytes = 16 * 1024 * 1024;

export function createPushgatewayClient(ask: AskUpstream): PushgatewayClient {
  const get = (base: string, path: string) =>
    ask({ service, base, method: "GET", path, timeoutMs, maxAnswerBytes });

  return {
    async groups(base) {
      const answer = await get(base, "/api/v1/metrics");
      if (!answer.ok) return answer;
      const read = await readUpstreamJson(service, answer.value, metricsAnswerSchema);
      if (!read.ok) return read;
      const keyed = read.value.data.map(readGroup).map((group) => ({
        key: formatLabels(group.labels),
        group,
      }));
      return ok(
        keyed
          .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
          .map(({ group }) => group),
      );
    },
    async startedAtMs(base) {
      const answer = await get(base, "/api/v1/status");
      if (!answer.ok) return answer;
      const read = await readUpstreamJson(service, answer.value, statusAnswerSchema);
      return read.ok ? ok(read.value.data.start_time) : read;
    },
    async expositionStatus(base) {
      const answer = await get(base, "/metrics");
      if (!answer.ok) return answer;
      const { status, headers, body } = answer.value;
      if (!/^text\/plain\b/i.test(headers["content-type"] ?? "")) {
        const message = `GET /metrics answered ${status} with ${headers["content-type"] ?? "no content type"}`;
        return err({ service, kind: "upstream-unexpected", message });
      }
      return ok({
        status,
        error: status === 200 ? null : body.toString("utf8", 0, 2000).trim(),
        refused: status === 200 ? refusedIn(body) : null,
      });
    },
  };
}

const countHead = "# TYPE pushgateway_http_requests_total counter\n";
/** More than it has lines for all codes, handlers and methods. */
const maxCountBytes = 16 * 1024;

/** By the gateway's own count of requests (`handler/misc.go`), which has no lines before the first of each kind. */
function refusedIn(body: Buffer): number | null {
  const at = body.indexOf(countHead);
  if (at < 0) return 0;
  const counts = body.toString("latin1", at, at + maxCountBytes);
  const lines = counts.matchAll(
    /^pushgateway_http_requests_total\{code="400",handler="(?:push|delete)",method="\w+"\} (\S+)$/gm,
  );
  const sum = [...lines].reduce((total, [, count]) => total + Number(count), 0);
  return Number.isFinite(sum) ? sum : null;
}
