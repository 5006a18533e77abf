import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import type { ClassGate } from "./class-gate";
import type { ClassWatch } from "./class-watch";
import { createVerdicts } from "./create-verdicts";
import type { Live, NumberedEvent } from "./live";
import { createTeam, type Team } from "./team";
import type { TeamParts } from "./team-parts";
import { createVerdictLog } from "./verdict-log";
import type { Verdicts } from "./verdicts";

/** Teams kept in memory; of more, the longest unused that nobody is there of is read back when it is needed again. */
const maxTeams = 1000;

export interface Teams {
  verdicts: Verdicts;
  live: Live;
  /** What is at hand of a team's servers. */
  servers: (team: string) => ReturnType<Team["servers"]>;
  /** Forgets what is at hand of a learner in their team. */
  forgetLearner(learner: Learner): void;
  /** Forgets what is at hand of a team. */
  forget(team: string): void;
  /** Judges anew what every team has open. */
  wake(): void;
  /** Stops following every sandbox. */
  close(): void;
}

export type TeamsParts = Omit<
  TeamParts,
  "verdictLog" | "classWatch" | "classGate" | "number" | "presentMs"
> & {
  /** Nobody unless told. */
  classWatch?: ClassWatch;
  /** All is open unless told. */
  classGate?: ClassGate;
  /** How long a team counts as there after its last attempt; 10 minutes unless told. */
  presentMs?: number;
};

/** All teams: each is made when it is first needed, and ends when nobody has needed it for long. */
export function createTeams({
  presentMs = 10 * 60 * 1000,
  classWatch = nobodyWatches,
  classGate = allOpen,
  ...shared
}: TeamsParts): Teams {
  const { store, sandboxes, log } = shared;
  const verdictLog = createVerdictLog(store.notebook, (error) =>
    log.error({ err: error }, "changes of verdicts were not kept"),
  );
  const number = createNumbers();
  const parts: TeamParts = { ...shared, presentMs, verdictLog, classWatch, classGate, number };
  const teams = new Map<string, Team>();
  let isClosed = false;

  /** The newest used comes last. */
  function of(name: string): Team {
    const team = teams.get(name) ?? createTeam(parts, name);
    teams.delete(name);
    teams.set(name, team);
    if (isClosed) team.dispose();
    if (teams.size > maxTeams) forgetOne(name);
    return team;
  }

  function forgetOne(except: string): void {
    const idle = [...teams].find(([name, team]) => name !== except && team.isIdle());
    if (idle) forget(idle[0]);
  }

  function forget(name: string): void {
    teams.get(name)?.dispose();
    teams.delete(name);
  }

  const stopListening = sandboxes.onChange((name) => teams.get(name)?.sandboxChanged());

  const live: Live = {
    subscribe: (learner, listener, labs) =>
      of(learner.team).subscribe(learner, listener, labs ?? null),
    tell(learnerId, event) {
      for (const team of teams.values()) team.tell(learnerId, event);
    },
    sizeOf: ({ id, team }) => teams.get(team)?.listeners(id) ?? 0,
    size: () => [...teams.values()].reduce((sum, team) => sum + team.listeners(), 0),
  };
  return {
    verdicts: createVerdicts(shared.labs, of),
    live,
    servers: (name) => of(name).servers(),
    forgetLearner: ({ id, team }) => teams.get(team)?.forgetLearner(id),
    forget,
    wake() {
      for (const team of teams.values()) team.wake();
    },
    close() {
      isClosed = true;
      stopListening();
      for (const team of teams.values()) team.dispose();
    },
  };
}

const allOpen: ClassGate = { closedTo: async () => () => false };

export const nobodyWatches: ClassWatch = {
  attempted: () => undefined,
  answered: () => undefined,
  judged: () => undefined,
  present: () => undefined,
  newsFor: () => Promise.resolve([]),
};

/** Numbers events in the order they are sent, over all teams. */
function createNumbers(): (event: LiveEvent) => NumberedEvent {
  let lastId = Date.now();
  return (event) => {
    lastId += 1;
    return { ...event, id: lastId };
  };
}
