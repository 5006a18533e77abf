import type { BrowserContext, ConsoleMessage } from "@playwright/test";

const failedToLoad =
  /^Failed to load resource: the server responded with a status of (4\d\d)(?: \(.*\))?$/;

/**
 * Collects what goes wrong in any page of a browser context: every uncaught error and every error on the
 * console, except Chromium's own note of a 4xx that the test provoked.
 */
export function watchErrors(context: BrowserContext, provoked: readonly number[]): string[] {
  const errors: string[] = [];
  context.on("weberror", (webError) => {
    errors.push(`page error: ${webError.error().stack ?? webError.error().message}`);
  });
  context.on("console", (message) => {
    if (message.type() !== "error" || isProvoked(message, provoked)) return;
    errors.push(`console error: ${message.text()} (${message.location().url})`);
  });
  return errors;
}

function isProvoked(message: ConsoleMessage, provoked: readonly number[]): boolean {
  const status = failedToLoad.exec(message.text())?.[1];
  return status !== undefined && provoked.includes(Number(status));
}
