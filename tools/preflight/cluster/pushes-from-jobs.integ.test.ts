import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import type { SiteOptions } from "@/tools/preflight/options";
import { readOptions } from "@/tools/preflight/options";
import { createReport } from "@/tools/preflight/report";
import type { Kubectl } from "./kubectl";
import { lookAtPushesFromJobs } from "./pushes-from-jobs";

/** A gateway that takes all; gives what it was asked for. */
async function startGateway() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.replace(/_[0-9a-f]{8}$/, "_ID")}`);
    request.resume();
    request.on("end", () => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, asked };
}

/** Runs a Job here, as a pod would, and has said what became of it when it is asked. */
function clusterOf() {
  const done: string[] = [];
  let status: object = {};
  let message = "";
  const kubectl: Kubectl = async (args, input) => {
    const [verb, kind] = args;
    done.push(`${verb} in ${args[args.indexOf("-n") + 1]}`);
    if (verb === "create") {
      const [, , script] = scriptIn(input);
      const child = spawn("bash", ["-c", script ?? ""], {
        stdio: ["ignore", "pipe", "ignore"],
        // No proxy of this machine.
        env: { NODE_ENV: "test", PATH: process.env.PATH },
      });
      const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
      message = await text(child.stdout);
      status = (await exited) === 0 ? { succeeded: 1 } : { failed: 1 };
    }
    const terminated = { reason: "Error", message };
    const pods = { items: [{ status: { containerStatuses: [{ state: { terminated } }] } }] };
    return { isOk: true, json: kind === "pods" ? pods : { status }, said: "" };
  };
  return { kubectl, done };
}

const scriptIn = (job: unknown): string[] => Object(job).spec.template.spec.containers[0].command;

async function look(args: string[], kubectl: Kubectl) {
  const read = readOptions(args);
  if (!read.ok) throw new Error(read.error.join());
  const interruption = new AbortController().signal;
  const options: SiteOptions = { ...read.value, url: new URL("http://127.0.0.1"), interruption };
  const places = ["red", "blue"].map((name) => ({
    team: { name, users: [] },
    namespace: `${name}-monitoring`,
  }));
  const report = createReport({ tell: () => {} });
  await report.look("The cluster", (section) =>
    lookAtPushesFromJobs({ kubectl, places, section, options, instructor: null }),
  );
  return report.findings();
}

test("a Job in another namespace pushes to every team's gateway, and removes what it pushed", async () => {
  const gateway = await startGateway();
  const { kubectl, done } = clusterOf();
  const url = `http://127.0.0.1:${gateway.port}/{team}/`;
  const found = await look(["--gateway-url", url, "--from-namespace", "webshell"], kubectl);

  expect(found.map(({ state }) => state)).toEqual(["fine", "not-checked", "fine", "not-checked"]);
  const pathOf = (team: string) => `/${team}/metrics/job/scrapelab_preflight_job_ID`;
  expect(gateway.asked.toSorted()).toEqual(
    [
      ...["red", "red", "blue"].flatMap((team) => [
        `POST ${pathOf(team)}`,
        `DELETE ${pathOf(team)}`,
      ]),
    ].toSorted(),
  );
  expect(done.filter((each) => /^(create|delete)/.test(each))).toEqual([
    ...["create in red-monitoring", "delete in red-monitoring"],
    ...["create in webshell", "delete in webshell"],
  ]);
});

test("says which team's gateway a namespace does not reach", async () => {
  const { kubectl } = clusterOf();
  // Nobody listens there.
  const url = "http://127.0.0.1:1/{team}";
  const found = await look(["--gateway-url", url, "--from-namespace", "webshell"], kubectl);

  expect(found.map(({ state }) => state)).toEqual(["wrong", "wrong"]);
  expect(found[1]?.found).toMatch(/^in webshell failed: Error .*blue: curl: \(7\)/);
  expect(found[1]?.found).toMatch(/red: curl: \(7\)/);
});
