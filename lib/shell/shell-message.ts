import * as z from "zod/mini";
import { keptSchema } from "./kept";
import { keptChangesSchema } from "./kept-changes";

const namesSchema = z.object({
  team: z.string(),
  toolkitImage: z.string(),
  teamNamespace: z.string(),
  gatewayUrl: z.string(),
  gatewayHost: z.string(),
  gatewaySelector: z.string(),
});

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const transferRequestSchema = z.object({
  service: z.enum(["pushgateway", "prometheus"]),
  method: z.string(),
  target: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.nullable(bytes),
});

const transferResultSchema = z.union([
  z.object({
    ok: z.literal(true),
    value: z.object({
      status: z.number(),
      statusText: z.string(),
      headers: z.record(z.string(), z.string()),
      body: bytes,
    }),
  }),
  z.object({
    ok: z.literal(false),
    error: z.object({ kind: z.enum(["refused", "broken", "timeout"]), note: z.string() }),
  }),
]);

const restartResultSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

/** From the page to the worker. */
export const toWorkerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("run"), script: z.string(), names: namesSchema, kept: keptSchema }),
  z.object({ kind: z.literal("transferred"), id: z.number(), result: transferResultSchema }),
  z.object({ kind: z.literal("restarted"), id: z.number(), result: restartResultSchema }),
]);
export type ToWorker = z.infer<typeof toWorkerSchema>;

/** From the worker to the page. */
export const toPageSchema = z.discriminatedUnion("kind", [
  /** It takes messages from now on. */
  z.object({ kind: z.literal("ready") }),
  z.object({
    kind: z.literal("printed"),
    parts: z.array(z.object({ stream: z.enum(["stdout", "stderr"]), text: z.string() })),
  }),
  z.object({ kind: z.literal("transfer"), id: z.number(), request: transferRequestSchema }),
  z.object({ kind: z.literal("restart"), id: z.number() }),
  z.object({ kind: z.literal("keep"), changes: keptChangesSchema }),
  z.object({
    kind: z.literal("ended"),
    exitCode: z.number(),
    /** A sentence where a limit stopped the script. */
    limit: z.nullable(z.string()),
  }),
]);
export type ToPage = z.infer<typeof toPageSchema>;
export type PrintedPart = Extract<ToPage, { kind: "printed" }>["parts"][number];
