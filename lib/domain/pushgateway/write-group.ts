import type { Labels } from "@/lib/domain/metric";
import type { Family, Group } from "./group";

/**
 * The text that a PUT to a group's path puts back what it held, in the exposition format 0.0.4. Null where the
 * gateway's own list does not tell it whole: of histograms and summaries it gives the sum alone.
 */
export function writeGroup({ labels, families }: Group): string | null {
  const isWhole = families.every(({ type }) => type !== "HISTOGRAM" && type !== "SUMMARY");
  return isWhole ? families.map((family) => writeFamily(family, labels)).join("") : null;
}

function writeFamily({ name, type, help, series }: Family, group: Labels): string {
  const lines = [
    ...(help === null ? [] : [`# HELP ${name} ${escapeText(help)}`]),
    `# TYPE ${name} ${type.toLowerCase()}`,
    ...series.map(({ labels, value }) => `${name}${writeLabels(labels, group)} ${value}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Labels that the URL brings back, and those that the gateway has set empty by itself, are left out. */
function writeLabels(labels: Labels, group: Labels): string {
  const own = Object.entries(labels).filter(
    ([name, value]) => value !== "" && !Object.hasOwn(group, name),
  );
  const pairs = own.map(([name, value]) => `${name}="${escapeText(value).replaceAll('"', '\\"')}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escapeText(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}
