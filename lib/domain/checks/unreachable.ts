import { type ServerName, serverNames } from "@/lib/domain/stack/stack";

/** Why a server that an operator runs is not reached, as far as it shows. */
export type Unreachable =
  /** Its name leads to no address. */
  | "no-such-name"
  /** Nothing listens at its address. */
  | "nobody-listens"
  /** Its certificate is not one that the app trusts. */
  | "not-trusted"
  /** What answers in its place has nothing there. */
  | "not-found"
  /** What stands before it lets the app not in. */
  | "not-let-in"
  /** What stands before it leads elsewhere, such as to a sign-in. */
  | "led-elsewhere"
  | "no-answer";

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
  "not-found": (name) =>
    `Your team has no ${name} here: something else answers at its address, and has none.`,
  "not-let-in": (name) =>
    `What stands before your team's ${name} does not let Scrapelab in with the credentials that its operator gave it.`,
  "led-elsewhere": (name) =>
    `What stands before your team's ${name} leads elsewhere, such as to a sign-in.`,
  "no-answer": (name) => `Your team's ${name} does not answer.`,
};
