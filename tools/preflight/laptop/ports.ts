import { once } from "node:events";
import { createServer } from "node:net";
import type { Env } from "@/lib/server/env";
import type { Section } from "@/tools/preflight/report";

/** The ports that the app takes, on every address. */
export async function lookAtPorts(env: Env, section: Section): Promise<void> {
  const ports = [
    { variable: "PORT", port: env.port, what: "the app" },
    { variable: "PAGES_PORT", port: env.pagesPort, what: "the servers' own pages" },
    ...(env.ops ? [{ variable: "OPS_PORT", port: env.ops.port, what: "probes and metrics" }] : []),
  ];
  for (const { variable, port, what } of ports) {
    const problem = await tryPort(port, env.host);
    const of = `port ${port}, ${what}`;
    if (problem === null) section.fine(of, "free");
    else if (await isScrapelab(port))
      section.note(
        of,
        "taken by Scrapelab, which runs already",
        "Nothing, where that is the class'.",
      );
    else
      section.wrong(
        of,
        `cannot be taken: ${problem}`,
        `End what has it, or set ${variable} to another.`,
      );
  }
}

/** Why it cannot be listened on; null where it can. */
async function tryPort(port: number, host: string): Promise<string | null> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
    return null;
  } catch (error) {
    const { code, message } = Object(error);
    if (code === "EADDRINUSE") return "another program has it";
    return code === "EACCES" ? "this user may not take it" : String(message);
  } finally {
    server.close();
  }
}

async function isScrapelab(port: number): Promise<boolean> {
  const answer = await fetch(`http://localhost:${port}/healthz`, {
    signal: AbortSignal.timeout(5000),
  }).catch(() => null);
  return answer !== null && (await answer.text().catch(() => "")).includes("alive");
}
