import type { Settings } from "./env";
import type { Log } from "./log";

/** What an operator should know of how the app is reached, and what keeps nobody from being served. */
export interface OperatorNotes {
  /** Told in the log, once; a sentence. */
  tell(note: string): void;
  all(): string[];
}

export function createOperatorNotes(log: Pick<Log, "warn">): OperatorNotes {
  const notes = new Set<string>();
  return {
    tell(note) {
      if (notes.has(note)) return;
      notes.add(note);
      log.warn(note);
    },
    all: () => [...notes],
  };
}

/** What the settings let happen, and an operator may not have meant. */
export function settingsNotes({
  sandbox,
  classroom,
  headerSignIn,
}: Pick<Settings, "sandbox" | "classroom" | "headerSignIn">): string[] {
  if (sandbox.provider !== "external" || headerSignIn || classroom.teams.length > 0) return [];
  const { pushgatewayUrl, prometheusUrl } = sandbox;
  return /\{(team|namespace)\}/.test(pushgatewayUrl + prometheusUrl) ? [namesChoose] : [];
}

const namesChoose =
  "TEAMS is not set, and the teams' servers are at addresses with the team's name in them: whoever joins chooses by their own name which servers Scrapelab asks and signs in to. Write the teams that have servers to TEAMS.";
