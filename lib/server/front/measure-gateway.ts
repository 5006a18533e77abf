import { ok, type Result } from "@/lib/domain/result";
import { askUpstream, type UpstreamError } from "@/lib/server/http/upstream";

export interface GatewayLoad {
  groups: number;
  /** Of exposition text. */
  bytes: number;
}

const service = "pushgateway";
const timeoutMs = 5000;
const maxAnswerBytes = 32 * 1024 * 1024;

/**
 * How much a gateway holds. Each group has one series of `push_time_seconds`. A poisoned gateway gives no
 * exposition text; then its longer JSON is measured.
 */
export async function measureGateway(base: string): Promise<Result<GatewayLoad, UpstreamError>> {
  const get = (path: string) =>
    askUpstream({ service, base, method: "GET", path, timeoutMs, maxAnswerBytes });
  const text = await get("/metrics");
  if (!text.ok) return text;
  if (text.value.status === 200) return ok(weigh(text.value.body, "\npush_time_seconds{"));
  const json = await get("/api/v1/metrics");
  return json.ok ? ok(weigh(json.value.body, '"push_time_seconds":{"time_stamp"')) : json;
}

function weigh(body: Buffer, groupMark: string): GatewayLoad {
  let groups = 0;
  for (let at = body.indexOf(groupMark); at !== -1; at = body.indexOf(groupMark, at + 1)) {
    groups += 1;
  }
  return { groups, bytes: body.byteLength };
}
