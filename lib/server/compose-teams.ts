import { createProxy, type ProxyParts } from "@/lib/server/proxy/create-proxy";
import type { SandboxProxy } from "@/lib/server/proxy/proxy";
import { createLargeBodies, type LargeBodies } from "@/lib/server/requests/large-bodies";
import { createStackClients } from "@/lib/server/stack/stack-clients";
import { createObserver, type Observer } from "@/lib/server/team/looks/looks";
import { createTeams, type Teams, type TeamsParts } from "@/lib/server/team/teams";
import type { CredentialsOf } from "@/lib/server/upstream/credentials";
import { askOperatorsServers } from "@/lib/server/upstream/operators-servers";
import type { Lookup } from "@/lib/server/upstream/resolve-name";
import { createAskUpstream } from "@/lib/server/upstream/upstream";

/** What the teams stand on; what is optional is as the app has it unless told. */
export interface TeamGrounds extends Omit<TeamsParts, "ask" | "observer"> {
  /** Certificates that the servers are trusted by over https; null for the system's. */
  ca: string | null;
  /** What the app signs in with to servers that an operator runs; null, as unless told, where they are the app's. */
  credentials?: CredentialsOf | null;
  /** How names are looked up; the system's way unless told. */
  lookup?: Lookup | undefined;
  /** How long such a server may take to answer what a learner sends; ms. */
  operatorsTimeoutMs?: number | undefined;
  /** Stands between the checks and the servers. */
  around?: (observer: Observer) => Observer;
  largeBodies?: LargeBodies | undefined;
  /** Whether changes are taken now. */
  admit?: ProxyParts["admit"];
  /** How long a server may take to answer what is passed on to it. */
  timeoutMs?: number | undefined;
}

export interface ComposedTeams {
  teams: Teams;
  proxy: SandboxProxy;
  observer: Observer;
  largeBodies: LargeBodies;
}

/** Joins what looks at the teams' servers, what judges, and what passes requests on to them. */
export function composeTeams({
  ca,
  credentials = null,
  lookup,
  operatorsTimeoutMs,
  around = (observer) => observer,
  largeBodies = createLargeBodies(),
  timeoutMs,
  admit,
  ...grounds
}: TeamGrounds): ComposedTeams {
  const ask = credentials
    ? askOperatorsServers(createAskUpstream({ ca, credentials, lookup }), operatorsTimeoutMs)
    : createAskUpstream({ ca });
  const observer = around(createObserver(createStackClients(ask)));
  const teams = createTeams({ ...grounds, ask, observer });
  const { store, sandboxes } = grounds;
  const { exchangeEnded } = teams.verdicts;
  const passing = { ask, sandboxes, store, largeBodies, exchangeEnded, timeoutMs, admit };
  const areOperators = credentials !== null;
  const proxy = createProxy({ ...passing, areOperators, team: teams.servers });
  return { teams, proxy, observer, largeBodies };
}
