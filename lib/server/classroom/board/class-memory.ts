import {
  keyOf,
  type LearnerRecord,
  type LearnerStanding,
} from "@/lib/domain/classroom/class-records";
import type { ClassView } from "@/lib/domain/classroom/need";
import type { Places } from "@/lib/domain/classroom/step-time";
import type { Presence } from "@/lib/server/classroom/presence";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { ClassEvent } from "@/lib/server/store/classroom/class-event";
import type {
  ClassRoll,
  ClassSnapshot,
  KeptHelp,
  KeptMember,
} from "@/lib/server/store/classroom/classroom-store";
import { createClassCounts } from "./class-counts";
import type { HiddenTimes } from "./hidden-times";
import { createSlowLimits } from "./slow-limits";

/** Of whom and of which steps something changed. */
export interface Changes {
  learners: ReadonlySet<string>;
  /** By `keyOf`. */
  steps: ReadonlySet<string>;
}

/** A class as it stands, kept in memory and changed by its events. */
export interface ClassMemory {
  places: Places;
  roll(): ClassRoll;
  /** Gives of whom something has changed by it; null for everybody. */
  setRoll(roll: ClassRoll): ReadonlySet<string> | null;
  /** Events that are counted already change nothing. */
  apply(events: readonly ClassEvent[]): Changes;
  learner(id: string): LearnerRecord | null;
  /** In the order in which they joined. */
  learners(): LearnerRecord[];
  /** The same, without what changes with time and with who is there. */
  standings(): LearnerStanding[];
  standing(id: string): LearnerStanding | undefined;
  /** What a learner's need is seen against, at a moment. */
  view(nowMs: number): ClassView;
}

interface ClassMemoryParts {
  snapshot: ClassSnapshot;
  places: Places;
  presence: Pick<Presence, "of">;
  hidden: Pick<HiddenTimes, "of">;
  /** The teams' servers, where the board tells of them. */
  sandboxes?: Pick<Sandboxes, "peek"> | undefined;
}

export function createClassMemory(parts: ClassMemoryParts): ClassMemory {
  const { snapshot, places, presence, hidden } = parts;
  const counts = createClassCounts(snapshot);
  const limits = createSlowLimits(places);
  let roll: ClassRoll = snapshot;
  let members = membersOf(roll);
  let asking = askingOf(roll);

  const toLearner = (member: KeptMember): LearnerRecord => {
    const { id, name, team, joinedAtMs } = member;
    const { isOnline, isHidden, lastSeenAtMs } = presence.of(id);
    return {
      ...{ id, name, team, joinedAtMs, isOnline, isHidden },
      isCounted: isCounted(member.kind),
      lastSeenAtMs: lastSeenAtMs ?? member.lastSeenAtMs ?? joinedAtMs,
      hidden: hidden.of(id),
      askedHelp: asking.get(id) ?? null,
      ...problemOf(parts.sandboxes, team),
      steps: counts.of(id),
    };
  };
  const learners = () => [...members.values()].map(toLearner);
  const toStanding = ({ id, kind }: KeptMember): LearnerStanding => ({
    ...{ id, isCounted: isCounted(kind), steps: counts.of(id) },
  });

  return {
    places,
    roll: () => roll,
    setRoll(next) {
      const before = { roll, members, asking };
      roll = next;
      members = membersOf(roll);
      asking = askingOf(roll);
      counts.keep(roll.members);
      limits.all();
      return changedBy(before, { roll, members, asking });
    },
    apply(events) {
      const changes = counts.apply(events);
      for (const { at, change } of changes) if (change.kind === "passed") limits.passed(keyOf(at));
      return {
        learners: new Set(changes.map(({ learnerId }) => learnerId)),
        steps: new Set(changes.map(({ at }) => keyOf(at))),
      };
    },
    learner(id) {
      const member = members.get(id);
      return member ? toLearner(member) : null;
    },
    learners,
    standings: () => [...members.values()].map(toStanding),
    standing(id) {
      const member = members.get(id);
      return member && toStanding(member);
    },
    view(nowMs) {
      const { openedAtMs, endedAtMs, closedSteps } = roll.workshop;
      const { pauses, closures } = roll;
      const times = { nowMs, openedAtMs, endedAtMs, pauses, closures };
      const slowAfterMs = limits.read(learners, times);
      const closed = new Set(closedSteps.map(keyOf));
      return { places, closed, times, slowAfterMs, lastAttemptMs: counts.lastAttemptMs() };
    },
  };
}

const isCounted = (kind: KeptMember["kind"]) => kind === "learner";

const membersOf = ({ members }: ClassRoll) => new Map(members.map((each) => [each.id, each]));

/** The newest request of each who waits for somebody. */
function askingOf({ help }: ClassRoll) {
  const isAsking = ({ state, isOnHold }: KeptHelp) => state !== "resolved" && !isOnHold;
  return new Map(
    help.filter(isAsking).map(({ learnerId, lab, step, askedAtMs: atMs }) => {
      return [learnerId, { lab, step, atMs }];
    }),
  );
}

interface Roll {
  roll: ClassRoll;
  members: ReadonlyMap<string, KeptMember>;
  asking: ReturnType<typeof askingOf>;
}

function changedBy(before: Roll, after: Roll): ReadonlySet<string> | null {
  const classOf = ({ roll: { workshop, pauses, closures } }: Roll) =>
    JSON.stringify([workshop, pauses, closures]);
  if (classOf(before) !== classOf(after)) return null;
  const sayOf = ({ members, asking }: Roll, id: string) =>
    JSON.stringify([members.get(id), asking.get(id)]);
  const ids = new Set([...before.members.keys(), ...after.members.keys()]);
  return new Set([...ids].filter((id) => sayOf(before, id) !== sayOf(after, id)));
}

function problemOf(
  sandboxes: ClassMemoryParts["sandboxes"],
  team: string,
): Pick<LearnerRecord, "sandboxProblem" | "sandboxFault"> {
  const status = sandboxes?.peek(team);
  if (status?.state !== "failed") return {};
  return { sandboxProblem: status.detail, sandboxFault: status.fault ?? null };
}
