import { resolve } from "node:path";
import { measureAppMemory } from "./app-memory";
import { measureCheckLatency } from "./check-latency";
import { measureClass } from "./class";
import { measureClassBoard } from "./class-board";
import { measureClassGrowth, measureClassSize } from "./class-size";
import { measureExpositionParser } from "./exposition-parser";
import { type Figure, formatFigure } from "./figure";
import { measureFreshLearners } from "./fresh-learners";
import { measureGraph } from "./graph";
import { measureHostile } from "./hostile";
import { measureJoinReady } from "./join-ready";
import { measureJudging } from "./judging";
import { measureMarkers } from "./markers";
import { measurePageSize } from "./page-size";
import { measurePromqlCompletion } from "./promql-completion";
import { measurePromqlCompletionInPage } from "./promql-completion-page";
import { measureProxyPush } from "./proxy-push";
import { measurePushToPassed } from "./push-to-passed";
import { measureSandboxMemory } from "./sandbox-memory";
import { measureScriptRuns } from "./script-runs";
import { measureStart } from "./start";

/** Measured on the production build in a folder, so that another state of the project can be measured beside. */
const ofTheApp: Record<string, (folder: string) => Promise<Figure[]>> = {
  "join-ready": measureJoinReady,
  "fresh-learners": measureFreshLearners,
  "push-to-passed": measurePushToPassed,
  "proxy-push": measureProxyPush,
  "check-latency": measureCheckLatency,
  hostile: measureHostile,
  markers: measureMarkers,
  script: measureScriptRuns,
  "promql-completion-page": measurePromqlCompletionInPage,
  "app-memory": measureAppMemory,
  "sandbox-memory": measureSandboxMemory,
  "page-size": measurePageSize,
  class: measureClass,
  "class-board": measureClassBoard,
  "class-growth": measureClassGrowth,
  "class-25": (folder) => measureClassSize(folder, 25),
  "class-60": (folder) => measureClassSize(folder, 60),
  "class-200": (folder) => measureClassSize(folder, 200),
};

/** Measured on the code of this checkout. */
const ofTheCode: Record<string, () => Promise<Figure[]>> = {
  "promql-completion": measurePromqlCompletion,
  judging: measureJudging,
  "exposition-parser": measureExpositionParser,
  graph: measureGraph,
  start: measureStart,
};

const benches = [...Object.keys(ofTheApp), ...Object.keys(ofTheCode)];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(", ")}. There are ${benches.join(", ")}.`);
  process.exit(2);
}
for (const name of benches) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`# ${name}`);
  const before = await measureBefore(name);
  const measured = await (ofTheApp[name]?.(process.cwd()) ?? ofTheCode[name]?.());
  for (const figure of measured ?? []) console.log(formatFigure(figure, beside(figure, before)));
}

/** `BENCH_BEFORE` names a folder with a production build of another state, which is measured first. */
async function measureBefore(name: string): Promise<Figure[]> {
  const folder = process.env.BENCH_BEFORE;
  const measure = ofTheApp[name];
  if (!folder || !measure) return [];
  return measure(resolve(folder)).catch((error: unknown) => {
    console.log(`before: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  });
}

/** How many were measured in a given time stands in some names, and differs. */
function beside({ name }: Figure, before: readonly Figure[]): Figure | undefined {
  const subject = (text: string) => text.replace(/of \d+$/, "");
  return before.find((each) => subject(each.name) === subject(name));
}
