import { z } from "zod";
import type { Scraping } from "@/lib/domain/prometheus/target";

/** `/api/v1/status/config`: what a Prometheus has read, written out anew in one form. */
export const configAnswerSchema = z.object({
  status: z.literal("success"),
  data: z.object({ yaml: z.string() }),
});

/**
 * What a configuration says of a scrape job. It is read line by line: Prometheus writes it with two spaces a
 * level, `job_name` first, and leaves out what is off; a cluster's has a megabyte
 * (https://github.com/prometheus/prometheus/blob/main/config/config.go).
 */
export function readScraping(yaml: string, scrapePool: string): Scraping {
  const lines = yaml.split("\n");
  const external = childrenOf(blockAfter(lines, (line) => line === "  external_labels:"));
  const job = blockAfter(lines, (line) => isJob(line, scrapePool));
  if (job.length === 0) return { honorLabels: null, addedLabels: external };
  const relabelled = blockAfter(job, (line) => line === "  metric_relabel_configs:", true).flatMap(
    (line) => /^ {2}(?:- | {2})target_label: (\w+)$/.exec(line)?.[1] ?? [],
  );
  return {
    honorLabels: job.includes("  honor_labels: true"),
    addedLabels: [...new Set([...external, ...relabelled])],
  };
}

function isJob(line: string, name: string): boolean {
  const written = /^- job_name: (.*)$/.exec(line)?.[1];
  return written === name || written === `"${name}"` || written === `'${name}'`;
}

/** The lines that belong to one, by their indentation; those of a list may stand as far left as its name. */
function blockAfter(
  lines: readonly string[],
  isHead: (line: string) => boolean,
  isList = false,
): string[] {
  const at = lines.findIndex(isHead);
  if (at < 0) return [];
  const depth = indentOf(lines[at] ?? "");
  const rest = lines.slice(at + 1);
  const end = rest.findIndex(
    (line) =>
      line.trim() !== "" &&
      (indentOf(line) < depth ||
        (indentOf(line) === depth && !(isList && line.trimStart().startsWith("- ")))),
  );
  return end < 0 ? rest : rest.slice(0, end);
}

/** Names of a map, by the lines below its own. */
function childrenOf(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /^ {4}(\w+):/.exec(line)?.[1] ?? []);
}

const indentOf = (line: string) => line.length - line.trimStart().length;
