import { describe, expect, it } from "vitest";
import { err, ok } from "@/lib/domain/result";
import { defaultSiteNames, namesFor } from "@/lib/domain/site-names";
import { type Cluster, newCluster } from "./cluster";
import { humanDuration } from "./duration";
import { matchesSelector } from "./match-selector";
import { runKube } from "./run-kube";
import { suggestCommands } from "./suggest-commands";

const now = Date.UTC(2026, 10, 25, 9);
const image = "--image=tools";

function openCluster(exitCode = 0, names = namesFor("ada")) {
  const cluster: Cluster = newCluster(now);
  const commands: (readonly string[])[] = [];
  let restarts = 0;
  const run = (line: string, isGatewayUp = true) =>
    runKube("kubectl", line.split(" "), {
      names,
      cluster,
      nowMs: () => now,
      runInPod: async (command) => {
        commands.push(command);
        return { output: "one\ntwo\n", exitCode };
      },
      restartGateway: async () => {
        restarts += 1;
        return isGatewayUp ? ok(null) : err("it is busy");
      },
    });
  return { cluster, commands, run, restarts: () => restarts };
}

describe("jobs", () => {
  it("run their command once, and keep its log", async () => {
    const { run, commands } = openCluster();
    expect(await run(`create job a ${image} -- bash -c x`)).toMatchObject({
      stdout: "job.batch/a created\n",
      exitCode: 0,
    });
    expect(commands).toEqual([["bash", "-c", "x"]]);
    expect((await run("logs job/a")).stdout).toBe("one\ntwo\n");
    expect((await run("logs job/a --tail=1")).stdout).toBe("two\n");
  });

  it("are not made a second time", async () => {
    const { run, commands } = openCluster();
    await run(`create job a ${image}`);
    expect(await run(`create job a ${image}`)).toEqual({
      stdout: "",
      stderr: 'error: failed to create job: jobs.batch "a" already exists\n',
      exitCode: 1,
    });
    expect(commands).toHaveLength(1);
  });

  it("that failed say so", async () => {
    const { run } = openCluster(7);
    await run(`create job a ${image} -- false`);
    expect((await run("get jobs --no-headers")).stdout).toBe("a   Failed   0/1   0s   0s\n");
    expect((await run("describe job a")).stdout).toContain("0 Succeeded / 1 Failed");
  });

  it("are deleted by name, and one that is missing stops none", async () => {
    const { run } = openCluster();
    for (const name of ["a", "b", "c"]) await run(`create job ${name} ${image}`);
    expect(await run("delete jobs a nothing c")).toEqual({
      stdout: 'job.batch "a" deleted\njob.batch "c" deleted\n',
      stderr: 'Error from server (NotFound): jobs.batch "nothing" not found\n',
      exitCode: 1,
    });
    expect((await run("get jobs -o name")).stdout).toBe("job.batch/b\n");
  });

  it("outlive their pod, which is gone once it is deleted", async () => {
    const { cluster, run } = openCluster();
    await run(`create job a ${image}`);
    const pod = `a-${cluster.jobs[0]?.podSuffix}`;
    expect((await run(`delete pod ${pod}`)).stdout).toBe(`pod "${pod}" deleted\n`);
    expect((await run("get pods -l job-name=a -o name")).stdout).toBe("");
    expect((await run(`delete pod ${pod}`)).stderr).toContain(`pods "${pod}" not found`);
    expect((await run("get jobs -o name")).stdout).toBe("job.batch/a\n");
    expect((await run("logs job/a")).stderr).toContain("timed out waiting for the condition");
  });

  it("that still run have their pod replaced", async () => {
    const { cluster, run } = openCluster();
    await run(`create job a ${image}`);
    const [job] = cluster.jobs;
    if (!job) throw new Error("no job");
    job.endedAtMs = null;
    const before = job.podSuffix;
    await run(`delete pod a-${before}`);
    const { stdout } = await run("get pods -l job-name=a -o name");
    expect(stdout).toMatch(/^pod\/a-\w{5}\n$/);
    expect(stdout).not.toContain(before);
  });
});

describe("the gateway's pod", () => {
  const selected = "delete pod -l app.kubernetes.io/component=pushgateway";

  it("is deleted by its label: the gateway restarts under another name", async () => {
    const { cluster, run, restarts } = openCluster();
    const before = cluster.gatewaySuffix;
    const ran = await run(selected);
    expect(ran.stdout).toBe(`pod "pushgateway-7d9c5b6f4d-${before}" deleted\n`);
    expect(restarts()).toBe(1);
    expect(cluster.gatewaySuffix).not.toBe(before);
  });

  it("has the labels by which this site selects it, and the site's namespace", async () => {
    const site = { teamNamespace: "lab-{team}", gatewaySelector: "app=gateway,tier=a" };
    const { run, restarts } = openCluster(0, namesFor("ada", { ...defaultSiteNames, ...site }));
    expect((await run("-n ada-monitoring get pods")).stderr).toContain("is forbidden");
    const gateway = await run("-n lab-ada get pods -l app=gateway,tier=a -o name");
    expect(gateway.stdout).toMatch(/^pod\/pushgateway-\S+\n$/);
    await run("-n lab-ada delete pod -l app=gateway,tier=a");
    expect(restarts()).toBe(1);
  });

  it("stays when the sandbox refuses", async () => {
    const { cluster, run } = openCluster();
    const before = cluster.gatewaySuffix;
    expect(await run(selected, false)).toEqual({
      stdout: "",
      stderr: "Error from server: it is busy\n",
      exitCode: 1,
    });
    expect(cluster.gatewaySuffix).toBe(before);
  });
});

describe("a dry run of delete", () => {
  it.each([
    ["delete job a --dry-run=client", 'job.batch "a" deleted (dry run)\n'],
    ["delete job a --dry-run=server", 'job.batch "a" deleted (server dry run)\n'],
    ["delete job a --dry-run=client -o name", "job.batch/a\n"],
  ])("%s", async (line, stdout) => {
    const { run } = openCluster();
    await run(`create job a ${image}`);
    expect(await run(line)).toEqual({ stdout, stderr: "", exitCode: 0 });
    expect((await run("get jobs -o name")).stdout).toBe("job.batch/a\n");
  });

  it.each(["client", "server"])("leaves the gateway's pod alone: %s", async (value) => {
    const { run, restarts } = openCluster();
    const selector = "-l app.kubernetes.io/component=pushgateway";
    expect((await run(`delete pod ${selector} --dry-run=${value}`)).exitCode).toBe(0);
    expect(restarts()).toBe(0);
  });

  it("deletes with none", async () => {
    const { run } = openCluster();
    await run(`create job a ${image}`);
    expect((await run("delete job a --dry-run=none")).stdout).toBe('job.batch "a" deleted\n');
    expect((await run("get jobs -o name")).stdout).toBe("");
  });
});

describe("a job that is only printed", () => {
  const line = `create job a ${image} --dry-run=client`;

  it("is a manifest", async () => {
    const { run } = openCluster();
    const { stdout } = await run(`${line} -o yaml -- bash -c true`);
    expect(stdout).toContain("      containers:\n      - command:\n        - bash\n        - -c\n");
    expect(JSON.parse((await run(`${line} -o json`)).stdout)).toMatchObject({ kind: "Job" });
    expect((await run("get jobs -o name")).stdout).toBe("");
  });

  it("is asked for by a flag that takes no word", async () => {
    const { run } = openCluster();
    const ran = await run(`create job ${image} --dry-run a`);
    expect(ran).toMatchObject({ stdout: "job.batch/a created (dry run)\n", exitCode: 0 });
    expect(ran.stderr).toMatch(/^W\d{4} .*--dry-run is deprecated and can be replaced/);
    expect((await run("get jobs -o name")).stdout).toBe("");
  });
});

describe("refusals", () => {
  it.each([
    ["get", "error: Required resource not specified."],
    ["get nonsense", `error: the server doesn't have a resource type "nonsense"`],
    ["get jobs -o nonsense", "error: unable to match a printer"],
    ["get jobs -o yaml", "error: this shell has no output format"],
    ["get jobs x", 'Error from server (NotFound): jobs.batch "x" not found'],
    ["get jobs -A", "at the cluster scope"],
    ["get jobs -n other", 'User "ada" cannot list resource "jobs" in API group "batch"'],
    ["delete jobs", "error: resource(s) were provided, but no name was specified"],
    ["delete jobs a --all", "error: name cannot be provided when a selector is specified"],
    ["create job", "error: exactly one NAME is required, got 0"],
    ["create job a", "error: either --image or --from must be specified"],
    ["create job A --image=x", 'Job.batch "A" is invalid'],
    ["create job a --image=x -o yaml", 'error: this shell has no output format "yaml" here'],
    ["create job a --image=x -o x", 'unable to match a printer suitable for the output format "x"'],
    ["get jobs/", "error: arguments in resource/name form must have a single resource and name"],
    ["describe job x -l a=b", "error: name cannot be provided when a selector is specified"],
    ["create job a --image=x --dry-run=y", "error: Invalid dry-run value (y)."],
    ["delete job a --dry-run=y", "error: Invalid dry-run value (y)."],
    ["constructor", 'error: unknown command "constructor" for "kubectl"'],
    ["toString", 'error: unknown command "toString" for "kubectl"'],
    ["__proto__", 'error: unknown command "__proto__" for "kubectl"'],
    ["get constructor", `error: the server doesn't have a resource type "constructor"`],
    ["constructor --x", 'error: unknown command "constructor" for "kubectl"'],
    ["logs", "error: expected 'logs"],
    ["logs job/x", 'jobs.batch "x" not found in namespace "ada-monitoring"'],
    ["describe job x", 'Error from server (NotFound): jobs.batch "x" not found'],
    ["whoami", 'error: unknown command "whoami" for "kubectl"'],
    ["get jobs --x", "error: unknown flag: --x\nSee 'kubectl get --help' for usage."],
  ])("%s", async (line, said) => {
    const ran = await openCluster().run(line);
    expect(ran).toMatchObject({ stdout: "", exitCode: 1, stderr: expect.stringContaining(said) });
  });
});

describe("words of a job", () => {
  it("are chosen by a label", async () => {
    const { run } = openCluster();
    await run(`create job one ${image}`);
    await run(`create job two ${image}`);
    const { stdout } = await run("describe jobs -l job-name=two");
    expect(stdout.match(/^Name: .*$/gm)).toEqual(["Name:             two"]);
    expect((await run("describe jobs -l job-name=no")).stderr).toContain("No resources found in");
  });

  it("begin with their pod where one asks for it", async () => {
    const { cluster, run } = openCluster();
    await run(`create job one ${image}`);
    const [job] = cluster.jobs;
    if (!job) throw new Error("no job");
    job.log = "a\nb\n";
    const start = `[pod/one-${job.podSuffix}/one]`;
    expect((await run("logs job/one --prefix --all-containers")).stdout).toBe(
      `${start} a\n${start} b\n`,
    );
    expect((await run("logs -p job/one")).stderr).toContain('previous terminated container "one"');
  });

  it("are deleted by force with a warning", async () => {
    const { run } = openCluster();
    await run(`create job one ${image}`);
    const ran = await run("delete job one --force");
    expect(ran.stdout).toBe('job.batch "one" force deleted\n');
    expect(ran.stderr).toContain("Warning: Immediate deletion");
  });
});

describe("small print", () => {
  it.each([
    [45_000, "45s"],
    [119_000, "119s"],
    [192_000, "3m12s"],
    [180 * 60_000, "3h"],
    [5 * 3_600_000 + 120_000, "5h2m"],
    [50 * 3_600_000, "2d2h"],
    [9 * 86_400_000, "9d"],
  ])("%d ms are %s", (ms, expected) => {
    expect(humanDuration(ms)).toBe(expected);
  });

  it.each([
    ["a=1", true],
    ["a==1,b=2", true],
    ["a!=1", false],
    ["c!=1", true],
    ["a", true],
    ["!a", false],
    ["!c", true],
    ["constructor", false],
    ["!constructor", true],
    ["", true],
  ])("the selector %j matches: %s", (selector, expected) => {
    expect(matchesSelector({ a: "1", b: "2" }, selector)).toBe(expected);
  });

  it("proposes a command for a misspelt one", () => {
    expect(suggestCommands("gets", "kubectl")).toBe("\n\nDid you mean this?\n\tget");
    expect(suggestCommands("nonsense", "oc")).toBe("");
    expect(suggestCommands("projects", "oc")).toBe("\n\nDid you mean this?\n\tproject");
    expect(suggestCommands("projects", "kubectl")).toBe("");
  });

  it("proposes nothing that this shell has not", () => {
    for (const typed of ["wait", "rsh", "apply", "appl"]) {
      expect(suggestCommands(typed, "oc")).toBe("");
    }
  });
});
