import { sections } from "./all-cases";
import type { ComparisonCase } from "./comparison-case";
import { ocCases } from "./kube/oc-cases";

/** What the real programs ended with, by the script. */
export type ExitCodes = ReadonlyMap<string, number>;

const preface = (
  curl: string,
  kubectl: string,
  count: number,
) => `# The shell's commands beside the real ones

The Script tab runs \`curl\`, \`kubectl\` and \`oc\` of its own: nothing of a learner's script runs on a server. This page
says, option by option, how they compare with the real ones. It is written by \`npm run shell:check -- --write\`;
\`npm run shell:check\` runs every row again and says where the page or the shell has come to differ.

Compared with: curl ${curl} and kubectl ${kubectl}; ${count} command lines.

How a row is made:

- **curl**: the command line runs in the lab's shell and in a real bash with the real curl, both in front of the same
  recorder and the same, emptied Pushgateway. Compared are the bytes that arrive, standard output, standard error and
  exit code. Dates, durations and the recorder's port are taken out first. Paths below \`/answers\` are answered by the
  recorder: redirects, errors and silence, which no Pushgateway gives. Ours writes as on a terminal, so the real one runs
  without its progress meter and without the notes \`[5 bytes data]\`, which it writes where there is no terminal.
- **kubectl**: the real one talks to a fake API server of ours, which knows as much of batch/v1 and v1 as jobs and pods
  need and starts from the same cluster as the lab's shell: one job done, one failed, one running, the two servers.
  Compared are standard output, standard error, exit code and what then stands in the cluster; the dates of
  \`describe\` and patch versions are taken out first. The layout of tables and
  all words of kubectl are its own; the cells of a table and the refusals of the server are made by the fake one, after
  \`pkg/printers/internalversion/printers.go\` of 1.32.
- **oc**: there is none here to run. Its \`create\`, \`get\`, \`logs\`, \`describe\` and \`delete\` are those of kubectl; for
  the rest, what it says is read from its source.

What no row shows, because in both cases the request goes straight to the recorder: in the lab it goes through the app,
which hands on the method, the path and query, \`Content-Type\`, \`Content-Encoding\` and the body as curl wrote them,
and of the answer the status, \`Content-Type\`, \`Allow\`, \`Location\` and the body. Other headers of a request show in
\`-v\`, but do not arrive; neither server minds them. Other headers of an answer do not show.

What goes for all rows: a job of the lab runs once, at once and in the shell itself, so that it is never pending and is
never tried again; there is one namespace, and in it there are jobs and pods alone.
`;

/** The page of all rows, each run in both. */
export function comparisonPage(
  exitCodes: ExitCodes,
  { curl, kubectl }: { curl: string; kubectl: string },
): string {
  const count = sections.reduce((sum, { cases }) => sum + cases.length, 0);
  const parts = sections.map(({ title, cases }) => {
    const differing = cases.filter(({ differs }) => differs !== undefined).length;
    const sum = `${cases.length} rows, ${differing} of them different on purpose.`;
    return `## ${title}\n\n${sum}\n\n${table(cases.map((each) => cells(each, exitCodes)))}`;
  });
  const ocHead = ["What", "Command", "What the real one does", "Exit", "Read from openshift/oc"];
  const ocRows = ocCases.map((each) => [
    each.option,
    code(each.script),
    each.does,
    String(each.exitCode),
    code(each.source),
  ]);
  const ocPart = `## oc\n\n${table(ocRows, ocHead)}`;
  return [preface(minorOf(curl), minorOf(kubectl), count), ...parts, ocPart].join("\n");
}

/** Patch versions come and go with updates of the system. */
const minorOf = (version: string) => version.split(".").slice(0, 2).join(".");

function cells({ option, script, does, differs }: ComparisonCase, exitCodes: ExitCodes): string[] {
  const ours = differs === undefined ? "the same" : `**differs**: ${differs}`;
  return [option, code(script), does, String(exitCodes.get(script) ?? "?"), ours];
}

const usualHead = ["What", "Command", "What the real one does", "Exit", "Ours"];

function table(rows: readonly string[][], head: readonly string[] = usualHead): string {
  const line = (row: readonly string[]) => `| ${row.map(inCell).join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}

const inCell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", "↵");

/** Code that may itself have backticks. */
const code = (text: string) => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);
