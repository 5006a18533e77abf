import type { Kysely } from "kysely";
import { keyOf } from "@/lib/domain/classroom/class-records";
import type { Tables } from "@/lib/server/store/schema";
import type { KeptWorkshop } from "./classroom-store";

/** Keeps from when until when a workshop was paused and its steps were closed, as it has just changed. */
export async function keepTimes(
  trx: Kysely<Tables>,
  before: KeptWorkshop,
  after: KeptWorkshop,
  atMs: number,
): Promise<void> {
  const [was, is] = [keysOf(before), keysOf(after)];
  const begun = after.closedSteps.filter((step) => !was.has(keyOf(step)));
  const over = before.closedSteps.filter((step) => !is.has(keyOf(step)));
  const isPaused = ({ state }: KeptWorkshop) => state === "paused";
  const begin = (kind: string, step: { lab: string; step: string } | null) =>
    trx
      .insertInto("workshop_times")
      .values({ workshop: after.id, kind, from_ms: atMs, ...step })
      .execute();
  const end = (kind: string, step: { lab: string; step: string } | null) => {
    const ended = trx
      .updateTable("workshop_times")
      .set({ to_ms: atMs })
      .where("workshop", "=", after.id)
      .where("kind", "=", kind)
      .where("to_ms", "is", null);
    const own = step && ended.where("lab", "=", step.lab).where("step", "=", step.step);
    return (own ?? ended).execute();
  };
  if (!isPaused(before) && isPaused(after)) await begin("paused", null);
  if (isPaused(before) && !isPaused(after)) await end("paused", null);
  for (const { lab, step } of begun) await begin("closed", { lab, step });
  for (const { lab, step } of over) await end("closed", { lab, step });
}

const keysOf = ({ closedSteps }: KeptWorkshop) => new Set(closedSteps.map(keyOf));
