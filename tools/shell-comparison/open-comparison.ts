import type { Section } from "./all-cases";
import { type ComparisonCase, differences, type Outcome } from "./comparison-case";
import { curlForReal, curlInOurs } from "./curl/compare-curl";
import { startRecordingServer } from "./curl/recording-server";
import { startPushgateway } from "./curl/start-pushgateway";
import { findRealTools, type RealTools } from "./find-real-tools";
import { kubeForReal, kubeInOurs, kubeTeam } from "./kube/compare-kube";
import { startFakeApiServer } from "./kube/fake-api-server";

export interface Compared {
  ours: Outcome;
  real: Outcome;
  /** Each field in which they disagree, with both values. */
  differences: string[];
}

export interface Comparison {
  tools: RealTools;
  /** Runs a case in both shells, one after the other. */
  compare(program: Section["program"], each: ComparisonCase): Promise<Compared>;
  ours(script: string): Promise<Outcome>;
  close(): Promise<void>;
}

/** Starts what both sides talk to: a Pushgateway behind a recorder, and a fake API server. */
export async function openComparison(): Promise<Comparison> {
  const tools = await findRealTools();
  const gateway = await startPushgateway();
  const recorder = await startRecordingServer(gateway.port);
  const api = await startFakeApiServer(kubeTeam);
  const run = async (program: Section["program"], each: ComparisonCase) => {
    if (program === "curl") {
      const real = await curlForReal(each, { gateway, recorder });
      return { real, ours: await curlInOurs(each, { gateway, recorder }) };
    }
    if ("missing" in tools.kubectl) throw new Error(tools.kubectl.missing);
    const real = await kubeForReal(each, { api, kubectl: tools.kubectl.path });
    return { real, ours: await kubeInOurs(each.script) };
  };
  return {
    tools,
    async compare(program, each) {
      const { ours, real } = await run(program, each);
      return { ours, real, differences: differences(ours, real) };
    },
    ours: kubeInOurs,
    async close() {
      await Promise.all([recorder.close(), api.close()]);
      await gateway.close();
    },
  };
}
