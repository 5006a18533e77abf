import { namesFor } from "@/lib/domain/site-names";
import { createShell } from "@/lib/shell/create-shell";
import { readJq } from "@/lib/shell/testing/read-jq";
import type { ComparisonCase, Outcome } from "@/tools/shell-comparison/comparison-case";
import { normaliseCurl } from "@/tools/shell-comparison/normalise";
import { runBash } from "@/tools/shell-comparison/run-bash";
import type { RecordingServer } from "./recording-server";
import { sendOverHttp } from "./send-over-http";
import type { RunningPushgateway } from "./start-pushgateway";

export interface CurlBench {
  gateway: RunningPushgateway;
  recorder: RecordingServer;
}

const team = "team-a";
const home = "/home/learner";

/** The case in the lab's shell, in front of an empty Pushgateway. */
export async function curlInOurs(
  { script, files = {} }: ComparisonCase,
  { gateway, recorder }: CurlBench,
): Promise<Outcome> {
  await gateway.wipe();
  recorder.take();
  const kept = Object.entries(files).map(([name, text]) => [`${home}/${name}`, text]);
  const shell = createShell({
    ports: {
      names: namesFor(team),
      transfer: sendOverHttp(recorder.port),
      loadJq: readJq,
      restartGateway: async () => ({ ok: true, value: null }),
    },
    kept: { files: Object.fromEntries(kept), cluster: null },
  });
  const ran = await shell.run(script);
  return normalised({ ...ran, arrived: recorder.take() }, recorder.port);
}

/** The case in a real bash with the real curl, in front of an empty Pushgateway. */
export async function curlForReal(
  { script, files = {} }: ComparisonCase,
  { gateway, recorder }: CurlBench,
): Promise<Outcome> {
  await gateway.wipe();
  recorder.take();
  const names = ["pushgateway", `pushgateway.${team}-monitoring`];
  const resolve = names.map((name) => `resolve = ${name}:${recorder.port}:127.0.0.1\n`).join("");
  const ran = await runBash(script.replaceAll(":9091", `:${recorder.port}`), {
    files,
    // Ours never draws a progress meter, and the cluster's names are known to no one here.
    homeFiles: { ".curlrc": `no-progress-meter\n${/pushgateway[.:]/.test(script) ? resolve : ""}` },
    // Where a name server does not answer, a name that no one knows is given up after one second.
    env: { RES_OPTIONS: "timeout:1 attempts:1" },
  });
  // With `-v` the real one at times tells twice that a name is not known: its resolver is a thread.
  const stderr = ran.stderr.replaceAll(/^(\* Could not resolve host: .*\n)\1/gm, "$1");
  return normalised({ ...ran, stderr, arrived: recorder.take() }, recorder.port);
}

function normalised(outcome: Outcome, port: number): Outcome {
  const { stdout, stderr, arrived, exitCode } = outcome;
  return {
    exitCode,
    stdout: normaliseCurl(stdout, port),
    stderr: normaliseCurl(stderr, port),
    arrived: normaliseCurl(arrived, port),
  };
}
