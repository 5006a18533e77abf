import { type ServerName, serverNames } from "@/lib/domain/stack/stack";

/** What the learner is told while a sandbox is not ready. */
export const sandboxSentences = {
  starting: "Your Pushgateway and your Prometheus are starting.",
  firstScrape:
    "Your Pushgateway and your Prometheus are running again. Prometheus is about to make its first scrape.",
  neverStarted: "Not started yet. The next request starts it.",
  idle: "Stopped because nobody used it. Its data is kept, and the next request starts it again.",
  gatewayRestart: "The Pushgateway is being started anew, without its groups.",
  reset: "Your Pushgateway and your Prometheus are being started anew, without their data.",
  closing: "Scrapelab is being stopped.",
  historyFull:
    "Prometheus stored more than it may. It is being started anew, without its history; the groups on the Pushgateway stay.",

  full: (max: number, place: number) =>
    `All ${max} sandboxes are in use. You are number ${place} in the queue and get in as soon as one is free.`,

  crashed: (kind: ServerName, reason: string, delayMs: number) =>
    `${serverNames[kind]} stopped: ${reason}. It starts again ${
      delayMs === 0 ? "at once" : `in ${delayMs / 1000} s`
    }, with its data.`,

  damaged: (kind: ServerName) =>
    `${serverNames[kind]} could not read its stored data. It is put aside, and the server starts anew without it.`,

  gaveUp: (kind: ServerName, reason: string, pauseMs: number) =>
    `${serverNames[kind]} stopped too often within a minute; the last time ${reason}. ${again(pauseMs)} A reset starts it without its data.`,

  cannotStart: (kind: ServerName, reason: string, pauseMs: number) =>
    `${serverNames[kind]} cannot be started: ${reason}. Tell whoever runs Scrapelab. ${again(pauseMs)}`,

  broken: (problem: { reason: string }, pauseMs: number) =>
    `The sandbox cannot be started: ${problem.reason}. Tell whoever runs Scrapelab. ${again(pauseMs)}`,
};

function again(pauseMs: number): string {
  return `The next request after ${pauseMs / 1000} s tries again.`;
}
