import * as z from "zod/mini";
import type { Alert } from "@/lib/domain/alertmanager/alert";
import { ok, type Result } from "@/lib/domain/result";
import type { AskUpstream, UpstreamError } from "@/lib/server/upstream/upstream";
import { readUpstreamJson } from "@/lib/server/upstream/upstream-json";

/** Reads an Alertmanager by its API, version 2. */
export interface AlertmanagerClient {
  /** The alerts that have not ended, silenced ones included. */
  alerts(base: string): Promise<Result<Alert[], UpstreamError>>;
}

const service = "alertmanager";
const alertsSchema = z.array(
  z.object({
    labels: z.record(z.string(), z.string()),
    status: z.object({
      state: z.enum(["active", "suppressed", "unprocessed"]),
      silencedBy: z.array(z.string()),
    }),
  }),
);

export function createAlertmanagerClient(ask: AskUpstream): AlertmanagerClient {
  return {
    async alerts(base) {
      const answer = await ask({
        ...{ service, base, method: "GET", path: "/api/v2/alerts" },
        ...{ timeoutMs: 3000, maxAnswerBytes: 4 * 1024 * 1024 },
      });
      if (!answer.ok) return answer;
      const read = await readUpstreamJson(service, answer.value, alertsSchema);
      if (!read.ok) return read;
      return ok(read.value.map(({ labels, status }) => ({ labels, ...status })));
    },
  };
}
