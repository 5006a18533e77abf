import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";
import type { AskUpstream } from "@/lib/server/upstream/upstream";
import { lookAtStack, type PlacedFault } from "./look-at-stack";
import { noteFaults } from "./stack-notes";

export interface HealthTimes {
  /** A team that asks for its servers again within this has them looked at once. */
  restMs: number;
  /** How often the servers of a team with a page open are looked at. */
  everyMs: number;
  /** How often those are looked at that were not reached, when nobody of their team is there any more. */
  retryMs: number;
  /** A server that did not answer is asked once more after this, before anybody is told: it may be on its way. */
  againMs: number;
  timeoutMs: number;
  /** A team whose servers nobody has looked at for as long is not known to have any until the next look has ended. */
  staleMs: number;
}

export const usualHealthTimes: HealthTimes = {
  ...{
    restMs: 5000,
    everyMs: 10_000,
    retryMs: 60_000,
    againMs: 1000,
    timeoutMs: 3000,
    staleMs: 120_000,
  },
};

/** Whether the servers that an operator runs answer, team by team. */
export interface StackHealth {
  /** Looks at a team's servers, if that was not done just now. */
  look(team: string): void;
  /** Looks at once: what was wrong before may be so no more. */
  lookAnew(team: string): void;
  /** Whether it is known how they are: a look has ended, and not so long ago that much may have happened since. */
  isKnown(team: string): boolean;
  /** Why they are not reached; null where they are, or where it is not known yet. */
  fault(team: string): PlacedFault | null;
  /** What an operator should see to, and what does not pass by itself. */
  notes(): string[];
  /** Looks again and again until the returned function is called. */
  hold(team: string): () => void;
  forget(team: string): void;
  close(): void;
}

interface Known {
  isKnown: boolean;
  fault: PlacedFault | null;
  lookedAtMs: number;
  isLooking: boolean;
  /** What the look under way finds is of before something has changed. */
  isToLookAgain: boolean;
}

const unknown = (): Known => {
  return { isKnown: false, fault: null, lookedAtMs: 0, isLooking: false, isToLookAgain: false };
};

export interface StackHealthParts {
  ask: AskUpstream;
  endpointsOf: (team: string) => SandboxEndpoints;
  /** Is told where the fault of a team is another one than before. */
  changed: (team: string) => void;
  /** Is told of each look that finds nothing wrong. */
  answered: (team: string) => void;
  times: HealthTimes;
}

export function createStackHealth(parts: StackHealthParts): StackHealth {
  const { times, changed, answered } = parts;
  const teams = new Map<string, Known>();
  const holds = createHolds();
  const closing = new AbortController();

  const lookOnce = (team: string) => {
    const { timeoutMs } = times;
    return lookAtStack(parts.ask, parts.endpointsOf(team), { timeoutMs, signal: closing.signal });
  };

  async function lookNow(team: string, known: Known): Promise<void> {
    let fault = await lookOnce(team);
    if (fault !== null && known.fault === null) {
      await sleep(times.againMs, closing.signal);
      fault = await lookOnce(team);
    }
    known.isLooking = false;
    known.lookedAtMs = Date.now();
    if (closing.signal.aborted || teams.get(team) !== known) return;
    if (known.isToLookAgain) return lookAnew(team);
    const isOther = !known.isKnown || !isSame(fault, known.fault);
    Object.assign(known, { isKnown: true, fault });
    if (isOther) changed(team);
    if (fault === null) answered(team);
  }

  function look(team: string, restMs = times.restMs): void {
    const known = teams.get(team) ?? unknown();
    teams.set(team, known);
    const sinceMs = Date.now() - known.lookedAtMs;
    if (closing.signal.aborted || known.isLooking || sinceMs < restMs) return;
    // That they are not reached holds until a look says otherwise.
    if (known.fault === null && sinceMs > times.staleMs) known.isKnown = false;
    known.isLooking = true;
    void lookNow(team, known);
  }

  function lookAnew(team: string): void {
    const known = teams.get(team);
    if (known) {
      if (known.fault !== null) Object.assign(known, { fault: null, isKnown: false });
      known.isToLookAgain = known.isLooking;
    }
    look(team, 0);
  }

  const timer = setInterval(() => {
    for (const team of holds.teams()) look(team, 0);
    for (const [team, { fault }] of teams) if (fault) look(team, times.retryMs);
  }, times.everyMs);
  timer.unref();

  return {
    look: (team) => look(team),
    lookAnew,
    isKnown: (team) => teams.get(team)?.isKnown ?? false,
    fault: (team) => teams.get(team)?.fault ?? null,
    notes: () => noteFaults(new Map([...teams].map(([team, { fault }]) => [team, fault]))),
    hold(team) {
      look(team);
      return holds.add(team);
    },
    forget: (team) => void teams.delete(team),
    close() {
      closing.abort();
      clearInterval(timer);
    },
  };
}

/** How many hold each team. */
function createHolds() {
  const counts = new Map<string, number>();
  return {
    teams: () => counts.keys(),
    add(team: string): () => void {
      counts.set(team, (counts.get(team) ?? 0) + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const left = (counts.get(team) ?? 1) - 1;
        if (left > 0) counts.set(team, left);
        else counts.delete(team);
      };
    },
  };
}

const isSame = (one: PlacedFault | null, other: PlacedFault | null) =>
  one?.server === other?.server && one?.why === other?.why;

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
