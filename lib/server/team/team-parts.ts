import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import type { Lab } from "@/lib/domain/lab/lab";
import { baseStack, type ServerName } from "@/lib/domain/stack/stack";
import type { Log } from "@/lib/server/log";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { createGatewayRoom, type GatewayRoom } from "@/lib/server/stack/pushgateway/gateway-room";
import type { Store } from "@/lib/server/store/store";
import type { AskUpstream } from "@/lib/server/upstream/upstream";
import type { ClassGate } from "./class-gate";
import type { ClassWatch } from "./class-watch";
import { createHistory, type TeamHistory } from "./history/history";
import type { NumberedEvent } from "./live";
import type { Look, Observer } from "./looks/looks";
import { createMember, type Member } from "./member/member";
import type { VerdictLog } from "./verdict-log";

/** What all teams share. */
export interface TeamParts {
  labs: ReadonlyMap<string, Lab>;
  store: Store;
  ask: AskUpstream;
  sandboxes: Sandboxes;
  observer: Observer;
  /** What is told until a target says its own. */
  scrapeIntervalMs: number;
  log: Log;
  verdictLog: VerdictLog;
  classWatch: ClassWatch;
  classGate: ClassGate;
  number: (event: LiveEvent) => NumberedEvent;
  /** How long a team counts as there after its last attempt, from wherever it came; ms. */
  presentMs: number;
}

/** All that is at hand of one team. */
export interface TeamState {
  name: string;
  history: TeamHistory;
  members: Map<string, Member>;
  /** What the servers showed last; null where they may have become others since. */
  lastLook: Look | null;
  /** As its gateway's target said it last. */
  scrapeIntervalMs: number;
  /** The servers that its sandbox has, for the labs that it has open. */
  stack: readonly ServerName[];
  /** What its gateway still has room for. */
  room: GatewayRoom;
}

export function createTeamState(
  { store, ask, scrapeIntervalMs }: TeamParts,
  name: string,
): TeamState {
  return {
    name,
    history: createHistory(store, name),
    members: new Map(),
    lastLook: null,
    scrapeIntervalMs,
    stack: baseStack,
    room: createGatewayRoom(ask),
  };
}

export function memberOf({ members }: TeamState, { store }: TeamParts, learner: Learner): Member {
  const member = members.get(learner.id) ?? createMember(store, learner);
  members.set(learner.id, member);
  return member;
}

/** What goes wrong beside an answer is told in the log, and nowhere else. */
export function toldIn({ log }: Pick<TeamParts, "log">, message: string): (error: unknown) => void {
  return (error) => log.error({ err: error }, message);
}
