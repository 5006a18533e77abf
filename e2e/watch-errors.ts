import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/**
 * The status of an answer; that the app cannot be reached for a while; that a page's policy refuses
 * something; that Debian's Prometheus loads a module as a plain script (its own popper.js).
 */
export type Provoked = number | "lost-connection" | "policy" | "module-as-script";

const failedToLoad =
  /^Failed to load resource: the server responded with a status of ([45]\d\d)(?: \(.*\))?$/;
const lostConnection =
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|CONNECTION_CLOSED|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|INTERNET_DISCONNECTED)/;

/**
 * Collects what goes wrong in any page of a browser context: every uncaught error and every error on the
 * console, except Chromium's own note of a 4xx or 5xx or of a lost connection that the test provoked.
 */
export function watchErrors(context: BrowserContext, provoked: readonly Provoked[]): string[] {
  const errors: string[] = [];
  context.on("weberror", (webError) => {
    const { message } = webError.error();
    if (provoked.includes("module-as-script") && /^Unexpected token 'export'/.test(message)) return;
    errors.push(`page error: ${webError.error().stack ?? webError.error().message}`);
  });
  context.on("console", (message) => {
    if (message.type() !== "error" || isProvoked(message, provoked)) return;
    errors.push(`console error: ${message.text()} (${message.location().url})`);
  });
  return errors;
}

function isProvoked(message: ConsoleMessage, provoked: readonly Provoked[]): boolean {
  const status = failedToLoad.exec(message.text())?.[1];
  if (status !== undefined) return provoked.includes(Number(status));
  if (provoked.includes("policy") && /Content Security Policy/.test(message.text())) return true;
  return provoked.includes("lost-connection") && lostConnection.test(message.text());
}
