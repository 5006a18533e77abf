import type { Outcome } from "./run-attacks";

const preface = `# What an attacker tries

\`npm run attack\` starts the production build with a data directory of its own and attacks it over the loopback, with raw
sockets where a client library would be too polite. \`npm run attack -- --write\` writes this page. A short form of it
runs in \`npm test\`. A fault is: a 5xx that tells of no state of the sandbox, no answer and no end of the connection, one
learner seeing or changing what is another's, an error in the log, an app that is not ready afterwards.
`;

/** The table of what was tried and found. */
export function attackPage(outcomes: readonly Outcome[]): string {
  const tables = outcomes.map(({ title, rows }) => {
    const lines = rows.map(({ what, times, found, faults }) => {
      const state = faults.length === 0 ? "none" : faults.map(cell).join("<br>");
      return `| ${cell(what)} | ${times.toLocaleString("en")} | ${cell(found)} | ${state} |`;
    });
    return `## ${title}\n\n| tried | times | found | faults |\n| --- | --- | --- | --- |\n${lines.join("\n")}\n`;
  });
  return `${preface}\n${tables.join("\n")}`;
}

const cell = (text: string) => text.replace(/[|\r\n]/g, " ").slice(0, 400);
