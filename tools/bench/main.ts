import { measureCheckLatency } from "./check-latency";
import { measureClassSize } from "./class-size";
import { measureExpositionParser } from "./exposition-parser";
import { type Figure, formatFigure } from "./figure";
import { measureFreshLearners } from "./fresh-learners";
import { measureGraph } from "./graph";
import { measureHostile } from "./hostile";
import { measureJoinReady } from "./join-ready";
import { measureMarkers } from "./markers";
import { measurePageSize } from "./page-size";
import { measurePromqlCompletion } from "./promql-completion";
import { measurePromqlCompletionInPage } from "./promql-completion-page";
import { measureProxyPush } from "./proxy-push";
import { measurePushToPassed } from "./push-to-passed";
import { measureSandboxMemory } from "./sandbox-memory";
import { measureScriptRuns } from "./script-runs";
import { measureStart } from "./start";

const benches: Record<string, () => Promise<Figure[]>> = {
  "join-ready": measureJoinReady,
  "fresh-learners": measureFreshLearners,
  "push-to-passed": measurePushToPassed,
  "proxy-push": measureProxyPush,
  "check-latency": measureCheckLatency,
  hostile: measureHostile,
  markers: measureMarkers,
  script: measureScriptRuns,
  "promql-completion": async () => [
    ...(await measurePromqlCompletion()),
    ...(await measurePromqlCompletionInPage()),
  ],
  "sandbox-memory": measureSandboxMemory,
  "page-size": measurePageSize,
  "exposition-parser": measureExpositionParser,
  "class-25": () => measureClassSize(25),
  "class-60": () => measureClassSize(60),
  "class-200": () => measureClassSize(200),
  graph: measureGraph,
  start: measureStart,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(", ")}. There are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`# ${name}`);
  for (const figure of await measure()) console.log(formatFigure(figure));
}
