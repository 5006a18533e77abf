import { type ServerName, serverNames } from "./stack";
import type { Unreachable } from "./unreachable";

/** A server of a team's that is not reached, for whoever can do something about it. */
export interface StackFault {
  server: ServerName;
  why: Unreachable;
}

/** In a few words: whether the team has no stack, or has one that the app does not get at. */
export const markOf = ({ server, why }: StackFault): string => marks[why](serverNames[server]);

/** What is so, and what to see to; `at` is the server's address, or what stands for it. */
export const adviseOn = ({ server, why }: StackFault, at: string): string =>
  advice[why]({ at, name: serverNames[server], variable: `SANDBOX_${server.toUpperCase()}` });

const marks: Readonly<Record<Unreachable, (name: string) => string>> = {
  "no-such-name": () => "no stack: no such host",
  "nobody-listens": (name) => `${name} not running`,
  "not-trusted": () => "certificate not trusted",
  "other-certificate": () => "certificate of another name",
  "certificate-over": () => "certificate out of date",
  "no-tls": () => "no TLS",
  "not-found": () => "no stack at its address",
  "not-let-in": () => "credentials refused",
  "no-credentials": () => "no credentials to show",
  "led-elsewhere": () => "redirected, as to a sign-in",
  "not-its-own": (name) => `something else than a ${name}`,
  several: (name) => `more than one ${name}`,
  "no-answer": (name) => `${name} does not answer`,
};

interface Place {
  at: string;
  name: string;
  /** By which its settings begin. */
  variable: string;
}

const advice: Readonly<Record<Unreachable, (place: Place) => string>> = {
  "no-such-name": ({ at, name, variable }) =>
    `The host of ${at} does not exist: see that the ${name} has a Service of that name in the team's namespace, and that ${variable}_URL is as it should be.`,
  "nobody-listens": ({ at, name }) =>
    `Nothing listens at ${at}: see that the pod of the ${name} runs, and that the port is its own.`,
  "not-trusted": ({ at }) =>
    `The certificate at ${at} is by nobody whom Scrapelab trusts: see that SANDBOX_CA_FILE holds the certificate of who signed it.`,
  "other-certificate": ({ at, variable }) =>
    `The certificate at ${at} is for another name: see that ${variable}_URL has a name that the certificate has.`,
  "certificate-over": ({ at }) =>
    `The certificate at ${at} is good no more, or not yet: see that it is renewed, and that the clocks are right.`,
  "no-tls": ({ at, variable }) =>
    `What is at ${at} does not speak TLS as Scrapelab does: see whether ${variable}_URL has to begin with http.`,
  "not-found": ({ at, name, variable }) =>
    `What answers at ${at} has no ${name} there: see that the team has a stack, and that the path of ${variable}_URL is right.`,
  "not-let-in": ({ at, variable }) =>
    `What stands before ${at} does not let Scrapelab in: see that ${variable}_BEARER_FILE or ${variable}_BASIC_AUTH_FILE holds what it asks for.`,
  "no-credentials": ({ at, variable }) =>
    `Scrapelab has nothing to show at ${at}: see that the file of ${variable}_BEARER_FILE or ${variable}_BASIC_AUTH_FILE is there, can be read, and holds the secret in one line.`,
  "led-elsewhere": ({ at, variable }) =>
    `What stands before ${at} leads elsewhere, such as to a page to sign in at: see that ${variable}_URL leads past it, or to one that takes a token or a password.`,
  "not-its-own": ({ at, name, variable }) =>
    `What answers at ${at} is no ${name}, such as a page to sign in at: see that ${variable}_URL leads to the ${name} itself.`,
  several: ({ at, name }) =>
    `More than one ${name} answers at ${at}, each with groups of its own: see that its deployment has one replica.`,
  "no-answer": ({ at, name }) =>
    `The ${name} at ${at} does not answer in time, or with an error of what stands before it: see that its pod is ready, and that a network policy lets Scrapelab in.`,
};
