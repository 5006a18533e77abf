import { createClassroom } from "@/lib/server/classroom/classroom";
import type { SandboxSettings, Settings } from "@/lib/server/env";
import { createOperatorNotes, settingsNotes } from "@/lib/server/operator-notes";
import { createFigures } from "@/lib/server/ops/create-figures";
import { createPages } from "@/lib/server/pages/pages";
import { createTickets, type Tickets } from "@/lib/server/pages/tickets";
import type { Services } from "@/lib/server/service-table";
import { createSessions } from "@/lib/server/session/create-sessions";
import { createJoinLimits } from "@/lib/server/session/join-limits";
import { closeServices } from "./close-services";
import { type ComposedTeams, composeTeams } from "./compose-teams";

/** What the services stand on, and own from then on: their `close` closes it. */
export interface Grounds
  extends Pick<Services, "log" | "labs" | "store" | "sandboxes" | "stopping"> {
  env: Settings;
  /** What sessions are sealed with; of at least 32 characters, and in nothing that is handed on. */
  secret: string;
  /** What tells elsewhere are signed with; null where nothing is told. */
  webhookSecret?: string | null;
  /** Where the pages of the learners' servers are really served. */
  pagesPort: number;
}

export interface Composed {
  services: Services;
  tickets: Tickets;
  /** Stops a team's servers, and forgets all of it. */
  removeTeam: (team: string) => Promise<void>;
}

/** Joins the services to one another; the one place that knows how they hang together. */
export function compose({ secret, webhookSecret, pagesPort, ...grounds }: Grounds): Composed {
  const { env, log, labs, sandboxes, stopping } = grounds;
  const figures = createFigures(grounds.store);
  const { store } = figures;
  const isSecure = env.publicUrl?.protocol === "https:";
  const sessions = createSessions({ store, secret, isSecure });
  const tickets = createTickets(sessions);
  const onError = (error: unknown) =>
    log.error({ err: error }, "what happens in the class was not kept or told");
  const onCloseError = (error: unknown) => log.error({ err: error }, "what was open did not close");
  const removeTeam = async (team: string) => {
    teams.forget(team);
    await sandboxes.remove(team);
  };
  const { webhookUrl: url } = env.classroom;
  const webhook = url && webhookSecret ? { url, secret: webhookSecret } : null;
  const classroom = createClassroom({
    ...{ store, labs, secret, isSecure, ...env.classroom, webhook, sessions, onError },
    sandboxes,
    joinLimits: createJoinLimits(env.joins),
    tell: (learnerId, event) => teams.live.tell(learnerId, event),
    forgetLearner: (learner) => {
      tickets.end(learner);
      teams.forgetLearner(learner);
    },
    removeTeam,
  });
  const { teams, proxy, largeBodies }: ComposedTeams = composeTeams({
    ...{ labs, store, sandboxes, log, classGate: classroom.gate },
    classWatch: figures.watch(classroom.watch),
    admit: classroom.gate.admit,
    scrapeIntervalMs: usualScrapeIntervalMs(env.sandbox),
    ca: env.sandboxCa,
    credentials: env.sandbox.provider === "external" ? env.sandbox.credentials : null,
    operatorsTimeoutMs: env.sandbox.provider === "external" ? env.sandbox.timeoutMs : undefined,
  });
  classroom.workshops.listen(teams.wake);
  const { verdicts, live } = teams;
  const notes = createOperatorNotes(log);
  for (const note of settingsNotes(env)) notes.tell(note);
  const services: Services = {
    ...grounds,
    store,
    sessions,
    classroom,
    proxy,
    largeBodies,
    pages: createPages({ ...env, port: pagesPort }, tickets),
    verdicts,
    live,
    metrics: figures.registryOf({ ...classroom, sandboxes, live, stopping, notes }),
    notes,
    close: (withinMs) =>
      closeServices({ teams, sandboxes, classroom, store, onError: onCloseError }, withinMs),
  };
  return { services, tickets, removeTeam };
}

/** What pages are told until a target says how often it is scraped; where the servers are not the app's, as operators have it. */
function usualScrapeIntervalMs(sandbox: SandboxSettings): number {
  return sandbox.provider === "local" ? sandbox.scrapeIntervalMs : 30_000;
}
