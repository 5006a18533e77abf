import type { PushedFamily, PushNote } from "@/lib/domain/attempt";
import type { Labels, MetricType } from "@/lib/domain/gateway-state";

const typeNames: ReadonlyMap<string, MetricType> = new Map([
  ["counter", "COUNTER"],
  ["gauge", "GAUGE"],
  ["histogram", "HISTOGRAM"],
  ["summary", "SUMMARY"],
]);

/**
 * The families of a body that a Pushgateway has accepted as text format 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/) for a group. Only meant for accepted
 * text: it does not look for errors. Parts of histograms and summaries are counted to their family.
 */
export function readAcceptedText(text: string, group: Labels = {}): PushedFamily[] {
  const families = new Map<string, PushedFamily>();
  const described = new Set<string>();
  const family = (name: string): PushedFamily => {
    const known = families.get(name) ?? { name, type: "UNTYPED", series: [] };
    families.set(name, known);
    return known;
  };
  for (const line of text.split("\n")) {
    const content = line.replace(/^[ \t]+/, "");
    if (content.startsWith("#")) {
      const [, word, name, rest] =
        /^#[ \t]*(TYPE|HELP)[ \t]+(\S+)(?:[ \t]+(\S+))?/.exec(content) ?? [];
      if (word === "HELP" && name) described.add(name);
      if (word === "TYPE" && name && rest) {
        family(name).type = typeNames.get(rest.toLowerCase()) ?? "UNTYPED";
      }
    } else if (content !== "") {
      const sample = readSample(content);
      const owner = family(ownerName(sample.name, families));
      owner.series.push({ labels: sample.labels, value: sample.value });
    }
  }
  const pushed = [...families.values()].filter((each) => each.series.length > 0);
  return pushed.map((each) => withNotes(each, pushed, described, group));
}

function withNotes(
  family: PushedFamily,
  pushed: readonly PushedFamily[],
  described: ReadonlySet<string>,
  group: Labels,
): PushedFamily {
  const notes: PushNote[] = [];
  const isStray = (name: string) => !pushed.some((each) => each.name === name);
  if (!described.has(family.name) && [...described].some(isStray)) notes.push("help-without-name");
  const isOverwritten = ({ labels }: PushedFamily["series"][number]) =>
    Object.entries(labels).some(
      ([name, value]) => Object.hasOwn(group, name) && group[name] !== value,
    );
  if (family.series.some(isOverwritten)) notes.push("label-overwritten-by-url");
  return notes.length > 0 ? { ...family, notes } : family;
}

function ownerName(name: string, families: ReadonlyMap<string, PushedFamily>): string {
  const base = name.replace(/_(bucket|sum|count)$/, "");
  const type = families.get(base)?.type;
  return type === "HISTOGRAM" || type === "SUMMARY" ? base : name;
}

function readSample(line: string): {
  name: string;
  labels: Record<string, string>;
  value: string;
} {
  const name = /^[^\s{]*/.exec(line)?.[0] ?? "";
  const rest = line.slice(name.length).replace(/^[ \t]+/, "");
  const labels: Record<string, string> = {};
  let at = 0;
  if (rest.startsWith("{")) {
    const pair = /[{,]?\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:\\.|[^"\\])*)"\s*/y;
    for (let found = pair.exec(rest); found; found = pair.exec(rest)) {
      labels[found[1] ?? ""] = unescapeLabelValue(found[2] ?? "");
      at = pair.lastIndex;
    }
    at = rest.indexOf("}", at) + 1;
  }
  const value = /\S+/.exec(rest.slice(at))?.[0] ?? "";
  return { name, labels, value };
}

function unescapeLabelValue(escaped: string): string {
  return escaped.replace(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char));
}
