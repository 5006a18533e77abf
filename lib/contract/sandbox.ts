import * as z from "zod/mini";
import { metricTypes } from "@/lib/domain/metric";

export const sandboxStates = [
  "starting",
  "ready",
  "restarting",
  "failed",
  "stopped",
  "full",
] as const;
export type SandboxState = (typeof sandboxStates)[number];

const labelsSchema = z.record(z.string(), z.string());

const groupSchema = z.object({
  labels: labelsSchema,
  isLastPushSuccessful: z.boolean(),
  lastPushAtMs: z.nullable(z.number()),
  lastFailureAtMs: z.nullable(z.number()),
  families: z.array(
    z.object({
      name: z.string(),
      type: z.enum(metricTypes),
      help: z.nullable(z.string()),
      pushedAtMs: z.number(),
      series: z.array(z.object({ labels: labelsSchema, value: z.string() })),
    }),
  ),
});

/** The newest exchange with the gateway that was not a GET or HEAD, for the pipeline's first link. */
const lastAttemptSchema = z.object({
  at: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
});

/** Answer of `GET /api/sandbox` and data of the `sandbox` event. Times are ISO 8601, durations in ms. */
export const sandboxSchema = z.object({
  state: z.enum(sandboxStates),
  team: z.string(),
  scrapeIntervalMs: z.number(),
  lastScrapeAt: z.nullable(z.string()),
  nextScrapeAt: z.nullable(z.string()),
  groups: z.array(groupSchema),
  /** What happens next, where the state is not `ready` or the gateway holds too much; for the learner. */
  detail: z.nullable(z.string()),
  gatewayStartedAt: z.nullable(z.string()),
  /** Status of the gateway's own `/metrics`; 500 when it is poisoned, null when not known. */
  expositionStatus: z.nullable(z.number()),
  target: z.nullable(
    z.object({
      health: z.enum(["up", "down", "unknown"]),
      lastScrapeDurationMs: z.nullable(z.number()),
      lastError: z.nullable(z.string()),
    }),
  ),
  lastAttempt: z.nullable(lastAttemptSchema),
  /** Whether `restart-gateway` and `reset` do anything: not where the servers are not the app's to restart. */
  canRestartGateway: z.boolean(),
  canReset: z.boolean(),
  /** The servers are an operator's: more reaches them than what goes through this app, and nothing here starts them. */
  isExternal: z.boolean(),
  /** Names of labels that an operator's Prometheus adds to what is scraped; none where the servers are the app's. */
  addedLabels: z.array(z.string()),
  /** The server's clock when this was made, so that a browser can correct its own. */
  serverTime: z.string(),
});
export type SandboxAnswer = z.infer<typeof sandboxSchema>;
