import type { Kysely } from "kysely";
import type { Learner } from "@/lib/contract/session";
import type { Tables } from "@/lib/server/store/schema";
import type { KeptAnswer, KeptRequest, KeptVerdict, StepPlace } from "@/lib/server/store/store";
import { verdictOfRow } from "./verdict-change-row";

interface Wanted {
  /** Ascending, and not empty. */
  ids: readonly number[];
  /** The id of the attempt after them in the same notebook. */
  next: number | undefined;
}

const requestColumns = [
  "id",
  "at_ms",
  "method",
  "path",
  "content_type",
  "content_encoding",
  "status",
  "answer",
  "body_head",
  "body_tail",
  "body_bytes",
] as const;

export async function readRequests(
  db: Kysely<Tables>,
  learner: Learner,
  at: StepPlace,
  wanted: Wanted,
): Promise<KeptRequest[]> {
  const rows = await db
    .selectFrom("attempts")
    .select(requestColumns)
    .where("learner_id", "=", learner.id)
    .where("id", "in", wanted.ids)
    .orderBy("id")
    .execute();
  const verdicts = await verdictsBetween(db, learner, at, "attempt_id", wanted);
  return rows.map((row) => ({
    kind: "request",
    id: Number(row.id),
    atMs: Number(row.at_ms),
    method: row.method,
    path: row.path,
    contentType: row.content_type,
    contentEncoding: row.content_encoding,
    status: row.status,
    answer: row.answer,
    bodyHead: row.body_head,
    bodyTail: row.body_tail,
    bodyBytes: Number(row.body_bytes),
    verdict: verdicts.get(Number(row.id)) ?? null,
  }));
}

export async function readAnswers(
  db: Kysely<Tables>,
  learner: Learner,
  at: StepPlace,
  wanted: Wanted,
): Promise<KeptAnswer[]> {
  const rows = await db
    .selectFrom("verdict_changes")
    .select(["id", "at_ms", "answer"])
    .where("learner_id", "=", learner.id)
    .where("id", "in", wanted.ids)
    .orderBy("id")
    .execute();
  const verdicts = await verdictsBetween(db, learner, at, "id", wanted);
  return rows.map((row) => ({
    kind: "answer",
    id: Number(row.id),
    atMs: Number(row.at_ms),
    expression: row.answer ?? "",
    verdict: verdicts.get(Number(row.id)) ?? null,
  }));
}

/** By attempt the last verdict that came after it and before the next one. */
async function verdictsBetween(
  db: Kysely<Tables>,
  { id: learnerId }: Learner,
  { lab, step }: StepPlace,
  order: "id" | "attempt_id",
  { ids, next }: Wanted,
): Promise<Map<number, KeptVerdict | null>> {
  let changes = db
    .selectFrom("verdict_changes")
    .select([order, "verdict"])
    .where("learner_id", "=", learnerId)
    .where("lab", "=", lab)
    .where("step", "=", step)
    .where("verdict", "is not", null)
    .where(order, ">=", ids[0] ?? 0)
    .orderBy("id");
  if (next !== undefined) changes = changes.where(order, "<", next);
  const texts = new Map<number, string>();
  for (const row of await changes.execute()) {
    const at = Number(order === "id" ? row.id : row.attempt_id);
    const attempt = ids.findLast((id) => id <= at);
    if (attempt !== undefined && row.verdict !== null) texts.set(attempt, row.verdict);
  }
  return new Map([...texts].map(([id, text]) => [id, verdictOfRow(text)]));
}
