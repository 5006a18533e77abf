import { type ServerName, serverNames } from "./stack";

export const unreachableKinds = [
  /** Its name leads to no address. */
  "no-such-name",
  /** Nothing listens at its address. */
  "nobody-listens",
  /** Its certificate is by nobody whom the app trusts. */
  "not-trusted",
  /** Its certificate is for another name. */
  "other-certificate",
  /** Its certificate is good no more, or not yet. */
  "certificate-over",
  /** It speaks no TLS, or one of another kind. */
  "no-tls",
  /** What answers in its place has nothing there. */
  "not-found",
  /** What stands before it lets the app not in. */
  "not-let-in",
  /** The app has nothing to sign in with: the file is not there, or holds no secret. */
  "no-credentials",
  /** What stands before it leads elsewhere, such as to a sign-in. */
  "led-elsewhere",
  /** What answers is none of its kind, such as a page to sign in at. */
  "not-its-own",
  /** More than one of its kind answers at its address, each with what is its own. */
  "several",
  "no-answer",
] as const;

/** Why a server that an operator runs is not reached, as far as it shows. */
export type Unreachable = (typeof unreachableKinds)[number];

/** What its learner is told, and that nobody blames them. */
export function sayUnreachable(server: ServerName, why: Unreachable): string {
  return `${said[why](serverNames[server])} It is no fault of yours: tell your instructor.`;
}

const said: Readonly<Record<Unreachable, (name: string) => string>> = {
  "no-such-name": (name) =>
    `Your team has no ${name} here: the name of its address does not exist.`,
  "nobody-listens": (name) =>
    `Your team's ${name} is not running: nothing listens where it should be.`,
  "not-trusted": (name) =>
    `Your team's ${name} is not trusted: its certificate is not one that Scrapelab knows.`,
  "other-certificate": (name) =>
    `Your team's ${name} is not trusted: its certificate is for another name.`,
  "certificate-over": (name) =>
    `Your team's ${name} is not trusted: its certificate is good no more, or not yet.`,
  "no-tls": (name) =>
    `Your team's ${name} does not speak TLS where Scrapelab was told that it does.`,
  "not-found": (name) =>
    `Your team has no ${name} here: something else answers at its address, and has none.`,
  "not-let-in": (name) =>
    `What stands before your team's ${name} does not let Scrapelab in with the credentials that its operator gave it.`,
  "no-credentials": (name) =>
    `Scrapelab has no credentials to show to your team's ${name}: the file that should hold them does not.`,
  "led-elsewhere": (name) =>
    `What stands before your team's ${name} leads elsewhere, such as to a sign-in.`,
  "not-its-own": (name) =>
    `What answers in the place of your team's ${name} is none, such as a page to sign in at.`,
  several: (name) =>
    `More than one ${name} answers at your team's address, each with groups of its own, so that nothing certain is known of what is there.`,
  "no-answer": (name) => `Your team's ${name} does not answer.`,
};
