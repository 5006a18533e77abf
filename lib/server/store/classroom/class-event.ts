import { z } from "zod";
import { outcomes } from "@/lib/domain/verdict/verdict";

const place = z.object({ lab: z.string(), step: z.string() });
const nothing = z.object({});
const time = z.number().nullable();
const counted = place.extend({
  attempts: z.number(),
  ...{ openedAtMs: time, startedAtMs: time, lastAttemptAtMs: time, passedAtMs: time },
  outcome: z.enum(outcomes).nullable(),
  ...{ code: z.string().nullable(), rung: z.string().nullable(), message: z.string().nullable() },
  ...{ codeSinceMs: time, sameCodeAttempts: z.number() },
});
const words = z.object({ help: z.string(), words: z.string() });

/** What each kind of event says besides whom and what it is about. */
const dataSchemas = {
  joined: z.object({ name: z.string() }),
  left: nothing,
  /** `team` of the event is the one that they are in now. */
  moved: z.object({ from: z.string() }),
  renamed: z.object({ name: z.string() }),
  /** Counts from now on, or does not. */
  counted: z.object({ isCounted: z.boolean() }),
  /** With all that was theirs; nothing else is known of them any more. */
  removed: nothing,
  /**
   * Something was sent, or a query step answered (`effect` is `answer`, without an id). `meantFor` are the
   * steps that it counts for: the one it was sent from, or those that it is meant for.
   */
  attempt: z.object({
    attemptId: z.number().nullable(),
    effect: z.string(),
    status: z.number().nullable(),
    refusal: z.string().nullable(),
    meantFor: z.array(place),
  }),
  /** A verdict that says something else than the one before; `rung` is the first that is not ok. */
  verdict: z.object({
    outcome: z.enum(outcomes),
    code: z.string().nullable(),
    rung: z.string().nullable(),
    message: z.string().nullable(),
  }),
  /** In the place of a learner's older attempts and verdicts: what was counted of them. */
  thinned: z.object({ steps: z.array(counted) }),
  passed: nothing,
  /** A learner's page works for a step for the first time. */
  opened: nothing,
  "help-asked": words,
  "help-claimed": words,
  /** Whoever had claimed it will not come after all. */
  "help-released": words,
  "help-answered": words,
  "help-resolved": words,
  "help-withdrawn": words,
  "help-held": words,
  message: z.object({
    id: z.string(),
    text: z.string(),
    code: z.string().nullable(),
    learners: z.array(z.string()),
  }),
  workshop: z.object({
    state: z.enum(["open", "paused", "ended"]),
    name: z.string(),
    closedSteps: z.array(place),
  }),
  /** Sent during a pause: neither done nor counted. `what` is the request line. */
  "not-taken": z.object({ what: z.string() }),
  "sandbox-restarted": nothing,
  "sandbox-reset": nothing,
} as const;

type Schemas = typeof dataSchemas;
type Kind = keyof Schemas;

interface Common {
  atMs: number;
  learnerId: string | null;
  team: string | null;
  lab: string | null;
  step: string | null;
  /** The instructor who did it. */
  author: string | null;
}

type Told = { [K in Kind]: { kind: K; data: z.output<Schemas[K]> } }[Kind];

/** Something that happened in a workshop. */
export type ClassEvent = Common & { id: number; workshop: string } & Told;

/** Before it has an id; without a workshop it belongs to that of its learner, and is dropped if they are gone. */
export type NewClassEvent = Partial<Common> & { atMs: number; workshop?: string } & Told;

/** What an event of a kind says; null for a kind, or for words, that this version does not know. */
export function readTold(kind: string, data: string): Told | null {
  if (!isKind(kind)) return null;
  const read = dataSchemas[kind].safeParse(JSON.parse(data));
  return read.success ? ({ kind, data: read.data } as Told) : null;
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(dataSchemas, kind);
}
