import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { Store } from "@/lib/server/store/store";
import type { NumberedEvent } from "@/lib/server/team/live";
import type { CheckedStep } from "./checked-step";
import type { JudgedStep } from "./judged-step";
import { createKeptSteps, type KeptSteps } from "./kept-steps";
import { createToldVerdicts, type ToldVerdicts } from "./told-verdicts";

export type Listener = (event: NumberedEvent) => void;

/** A page of a learner: who is told, and of which labs; null for all. */
export interface OpenPage {
  listener: Listener;
  labs: ReadonlySet<string> | null;
}

/** All that is at hand of one learner of a team. */
export interface Member {
  learner: Learner;
  pages: Set<OpenPage>;
  kept: KeptSteps;
  told: ToldVerdicts;
  /** What the last verdict of each step stands on, by the step itself. */
  judged: WeakMap<CheckedStep["step"], JudgedStep>;
  /** The attempt that the last kept verdict of a step stands on, by the step itself. */
  keptAttempts: WeakMap<CheckedStep["step"], Attempt["id"]>;
  /** When the learner last sent anything, and when from where no page of theirs shows; milliseconds since the epoch. */
  attemptedAtMs: number;
  elsewhereAtMs: number;
}

export function createMember(store: Pick<Store, "progress" | "answers">, learner: Learner): Member {
  return {
    learner,
    pages: new Set(),
    kept: createKeptSteps(store, learner.id),
    told: createToldVerdicts(),
    judged: new WeakMap(),
    keptAttempts: new WeakMap(),
    attemptedAtMs: 0,
    elsewhereAtMs: 0,
  };
}

/** Notes that a learner has sent something, from a page or from elsewhere. */
export function attempted(member: Member, { lab }: Pick<Attempt, "lab">, nowMs: number): void {
  member.attemptedAtMs = nowMs;
  if (lab === null || !showsLab(member, lab)) member.elsewhereAtMs = nowMs;
}

/**
 * Whether the learner wants to know how the steps of a lab stand: a page shows it, or they have just sent
 * something from where none does, such as a terminal.
 */
export function hasOpen(member: Member, lab: string, nowMs: number, presentMs: number): boolean {
  if (showsLab(member, lab) || nowMs - member.elsewhereAtMs < presentMs) return true;
  return member.pages.size === 0 && isPresent(member, nowMs, presentMs);
}

export function isPresent(
  { pages, attemptedAtMs }: Member,
  nowMs: number,
  presentMs: number,
): boolean {
  return pages.size > 0 || nowMs - attemptedAtMs < presentMs;
}

function showsLab({ pages }: Member, lab: string): boolean {
  return [...pages].some(({ labs }) => labs === null || labs.has(lab));
}

/** Tells a learner's pages; a listener that throws keeps nobody else from being told. */
export function tell(
  member: Member,
  event: LiveEvent,
  number: (event: LiveEvent) => NumberedEvent,
  onError: (error: unknown) => void,
): void {
  if (member.pages.size === 0) return;
  const numbered = number(event);
  for (const { listener, labs } of member.pages) {
    if (event.event === "verdict" && labs !== null && !labs.has(event.data.lab)) continue;
    try {
      listener(numbered);
    } catch (error) {
      onError(error);
    }
  }
}
