import { parseExposition } from "@/lib/domain/pushgateway/exposition/parse-exposition";
import { type Figure, formatFigure, median } from "./figure";

const rounds = 15;

/** The exposition parser on text as an editor holds it: a large body, and one of 1,000 lines. */
export async function measureExpositionParser(): Promise<Figure[]> {
  const large = exposition(20_000);
  const megabytes = new TextEncoder().encode(large).byteLength / 1e6;
  return [
    {
      name: `exposition parser, ${megabytes.toFixed(1)} MB`,
      value: megabytes / (medianMs(large) / 1000),
      unit: "MB/s",
      target: { "at-least": 10 },
    },
    {
      name: "exposition parser, 1,000 lines",
      value: medianMs(exposition(1000)),
      unit: "ms",
      target: { "at-most": 50 },
    },
    {
      name: "exposition parser, 1,000 lines, each with a mistake",
      value: medianMs(exposition(1000).replaceAll("} ", "} x")),
      unit: "ms",
      target: { "at-most": 50 },
    },
  ];
}

function medianMs(text: string): number {
  const times = Array.from({ length: rounds }, () => {
    const begin = performance.now();
    parseExposition(text, { job: "bench", instance: "a" });
    return performance.now() - begin;
  });
  return median(times);
}

/** So many lines of counters, gauges and histograms, as an application exposes them. */
function exposition(lines: number): string {
  const written: string[] = [];
  for (let i = 0; written.length < lines; i += 1) {
    const name = `bench_requests_${Math.floor(i / 100)}`;
    const type = ["counter", "gauge", "histogram"][Math.floor(i / 100) % 3];
    if (i % 100 === 0) written.push(`# HELP ${name} Requests by code.`, `# TYPE ${name} ${type}`);
    const suffix = type === "histogram" ? "_bucket" : "";
    const bound = type === "histogram" ? `,le="${i % 10}"` : "";
    written.push(
      `${name}${suffix}{code="${200 + (i % 7)}",path="/api/v1/items/${i}"${bound}} ${i * 1.5}`,
    );
  }
  return `${written.slice(0, lines).join("\n")}\n`;
}

if (process.argv[1] === import.meta.filename)
  for (const figure of await measureExpositionParser()) console.log(formatFigure(figure));
