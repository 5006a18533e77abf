import type { ReplayRequest } from "@/lib/domain/lab/replay";
import type { ScriptedAction } from "./replay-case";

/** What a learner did, as Markdown: requests as they are sent, the rest in words. */
export function formatActions(actions: readonly ScriptedAction[], step: string): string {
  const done = actions.flatMap(({ at, action }) => {
    if (action.send) return [block("http", formatRequest(action.send))];
    if (action.answer !== undefined) return [block("promql", `${action.answer}\n`)];
    if (action["restart-gateway"]) return ["The gateway is restarted."];
    return at.step === step && action["wait-for-scrape"] ? ["A scrape goes by."] : [];
  });
  return done.length > 0 ? done.join("\n\n") : "Nothing is sent.";
}

function formatRequest({ method, path, headers = {}, body = "" }: ReplayRequest): string {
  const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const lines = [`${method} ${path}`, ...named].join("\n");
  return body === "" ? `${lines}\n` : `${lines}\n\n${showEndings(body)}`;
}

/** Line endings that a page would not show. */
function showEndings(body: string): string {
  const shown = body.replaceAll("\r", "␍");
  return shown.endsWith("\n") ? shown : `${shown} (no newline)\n`;
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\`\`\``;
}
