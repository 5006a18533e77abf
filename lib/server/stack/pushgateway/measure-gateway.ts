import { ok, type Result } from "@/lib/domain/result";
import type { AskUpstream, UpstreamError } from "@/lib/server/upstream/upstream";
import { countLabels, countLines } from "./push-samples";

export interface GatewayLoad {
  groups: number;
  /** Of exposition text. */
  bytes: number;
  /** What a scrape brings, with the gateway's own. */
  samples: number;
  /** Of all that a scrape brings. */
  labels: number;
}

const service = "pushgateway";
const timeoutMs = 5000;
const maxAnswerBytes = 32 * 1024 * 1024;

/**
 * How much a gateway holds. Each group has one series of `push_time_seconds`. A poisoned gateway gives no
 * exposition text; then its longer JSON is measured.
 */
export async function measureGateway(
  ask: AskUpstream,
  base: string,
): Promise<Result<GatewayLoad, UpstreamError>> {
  const get = (path: string) =>
    ask({ service, base, method: "GET", path, timeoutMs, maxAnswerBytes });
  const text = await get("/metrics");
  if (!text.ok) return text;
  if (text.value.status === 200) {
    const { body } = text.value;
    const groups = countMarks(body, "\npush_time_seconds{");
    const labels = countLabels({ body });
    return ok({ groups, bytes: body.byteLength, samples: countLines(body), labels });
  }
  const json = await get("/api/v1/metrics");
  if (!json.ok) return json;
  const { body } = json.value;
  const groups = countMarks(body, '"push_time_seconds":{"time_stamp"');
  const samples = countMarks(body, '"labels":{');
  return ok({ groups, bytes: body.byteLength, samples, labels: countMarks(body, '":"') });
}

function countMarks(body: Buffer, mark: string): number {
  let count = 0;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + 1)) count += 1;
  return count;
}
