import type { KubeCall } from "./kube-session";

interface Container {
  name: string;
  image: string;
  command?: string[];
  resources: Record<string, never>;
}

/** What `create job --dry-run=client -o json|yaml` prints, as kubectl 1.32 lays it out. */
export function printManifest(output: string, name: string, { flags, command }: KubeCall): string {
  const namespace = flags.get("namespace");
  const container: Container = {
    name,
    image: flags.get("image") ?? "",
    ...(command && command.length > 0 ? { command } : {}),
    resources: {},
  };
  const manifest = {
    kind: "Job",
    apiVersion: "batch/v1",
    metadata: { name, ...(namespace === undefined ? {} : { namespace }), creationTimestamp: null },
    spec: {
      template: {
        metadata: { creationTimestamp: null },
        spec: { containers: [container], restartPolicy: "Never" },
      },
    },
    status: {},
  };
  if (output === "json") return `${JSON.stringify(manifest, null, 4)}\n`;
  return [
    "apiVersion: batch/v1",
    "kind: Job",
    "metadata:",
    "  creationTimestamp: null",
    `  name: ${scalar(name, 2)}`,
    ...(namespace === undefined ? [] : [`  namespace: ${scalar(namespace, 2)}`]),
    "spec:",
    "  template:",
    "    metadata:",
    "      creationTimestamp: null",
    "    spec:",
    "      containers:",
    ...containerLines(container),
    "      restartPolicy: Never",
    "status: {}",
    "",
  ].join("\n");
}

function containerLines({ name, image, command = [] }: Container): string[] {
  const own = [
    ...(command.length > 0 ? ["command:", ...command.map((word) => `- ${scalar(word, 8)}`)] : []),
    `image: ${scalar(image, 8)}`,
    `name: ${scalar(name, 8)}`,
    "resources: {}",
  ];
  return own.map((line, at) => `      ${at === 0 ? "-" : " "} ${line}`);
}

/** What YAML would read as something else than a text. */
const isOther =
  /^(null|true|false|yes|no|on|off|y|n|~|[-+.]?(\d[\d_]*(\.\d*)?(e[-+]?\d+)?|0x[\da-f]+|inf|nan)|\d{4}-\d\d?-\d\d?.*)$/i;
const isPlain = /^([^\s?:,[\]{}#&*!|>'"%@`-]|[?:-](?=[^\s]))/;

/** A text as kubectl's YAML has it; the further lines of one of several are `indent` in. */
function scalar(text: string, indent: number): string {
  if (text === "" || isOther.test(text)) return JSON.stringify(text);
  if (/^[^\p{Cc}]*(\n[^\p{Cc}]*)+$/u.test(text)) return block(text, indent);
  if (/\p{Cc}/u.test(text)) return JSON.stringify(text);
  const isSafe = isPlain.test(text) && !/: | #|[:\s]$/.test(text);
  return isSafe ? text : `'${text.replaceAll("'", "''")}'`;
}

function block(text: string, indent: number): string {
  const [, body = "", end = ""] = /^([\s\S]*?)(\n*)$/.exec(text) ?? [];
  const chomp = end === "" ? "-" : end === "\n" ? "" : "+";
  const lines = `${body}${end.slice(1)}`.split("\n");
  const indented = lines.map((line) => (line === "" ? "" : `${" ".repeat(indent + 2)}${line}`));
  return `|${/^\s/.test(text) ? "2" : ""}${chomp}\n${indented.join("\n")}`;
}
