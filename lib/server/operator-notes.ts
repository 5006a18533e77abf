import { isLoopback } from "./access-settings";
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
export function settingsNotes(
  settings: Pick<
    Settings,
    "sandbox" | "siteNames" | "classroom" | "headerSignIn" | "host" | "publicUrl" | "trustedProxies"
  >,
): string[] {
  const sign = settings.trustedProxies ? null : signOfProxy(settings);
  return [
    ...(sign === null ? [] : [manyAreOne(sign)]),
    ...(doNamesChoose(settings) ? [namesChoose] : []),
  ];
}

/** A team is made of the name that a learner writes, unless there is a list, or a proxy signs people in. */
function doNamesChoose({
  sandbox,
  siteNames,
  classroom,
  headerSignIn,
}: Pick<Settings, "sandbox" | "siteNames" | "classroom" | "headerSignIn">): boolean {
  if (sandbox.provider !== "external" || headerSignIn || classroom.teams.length > 0) return false;
  const addresses = sandbox.pushgatewayUrl + sandbox.prometheusUrl;
  return addresses.replaceAll("{namespace}", siteNames.teamNamespace).includes("{team}");
}

/**
 * By what a proxy seems to stand in front; null where nothing says so. What requests say is no sign of one:
 * anybody may send X-Forwarded-For.
 */
function signOfProxy({
  headerSignIn,
  host,
  publicUrl,
}: Pick<Settings, "headerSignIn" | "host" | "publicUrl">): string | null {
  if (headerSignIn) return "AUTH_HEADER_USER is set";
  if (publicUrl?.protocol === "https:")
    return "PUBLIC_URL is https, which Scrapelab does not speak";
  const isElsewhere = publicUrl !== null && !isLoopback(publicUrl.hostname.replace(/^\[|\]$/g, ""));
  return isElsewhere && isLoopback(host)
    ? `PUBLIC_URL is not this machine's own, where Scrapelab listens at ${host} alone`
    : null;
}

const manyAreOne = (sign: string) =>
  `There seems to be a proxy in front (${sign}), and TRUST_PROXY is not set: limits by address take the whole class for one. Write how many proxies there are to TRUST_PROXY.`;

const namesChoose =
  "TEAMS is not set, and the teams' servers are at addresses with the team's name in them: whoever joins chooses by their own name which servers Scrapelab asks and signs in to. Write the teams that have servers to TEAMS.";
