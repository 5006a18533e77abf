import { describe, expect, test } from "vitest";
import { ok } from "@/lib/domain/result";
import { namesFor } from "@/lib/domain/site-names";
import { readJq } from "@/lib/shell/testing/read-jq";
import { createShell } from "./create-shell";
import type { Kept } from "./kept";
import type { KeptChanges } from "./kept-changes";

const nothing: Kept = { files: {}, cluster: null };

/** Whatever is sent is answered 200, where `answering` is there as soon as that is. */
function openShell(kept: Kept = nothing, answering?: Promise<void>) {
  const printed: [string, string][] = [];
  const stored: KeptChanges[] = [];
  const shell = createShell({
    kept,
    ports: {
      names: namesFor("ada"),
      async transfer() {
        await answering;
        return ok({ status: 200, statusText: "OK", headers: {}, body: new Uint8Array() });
      },
      loadJq: readJq,
      restartGateway: async () => ok(null),
      print: (stream, text) => printed.push([stream, text]),
      keep: (changes) => stored.push(changes),
    },
  });
  return { shell, printed, stored };
}

async function run(script: string) {
  return openShell().shell.run(script);
}

describe("what is printed while a script runs", () => {
  test("comes command by command, in its true order", async () => {
    const { shell, printed } = openShell();
    await shell.run('for i in 1 2; do echo "$i"; echo "e$i" >&2; done; (echo sub)');
    expect(printed).toEqual([
      ["stdout", "1\n"],
      ["stderr", "e1\n"],
      ["stdout", "2\n"],
      ["stderr", "e2\n"],
      ["stdout", "sub\n"],
    ]);
  });

  test("has an answer of curl between its headers and what follows", async () => {
    const { shell, printed } = openShell();
    await shell.run(
      "curl -v -d a http://pushgateway:9091/metrics/job/x -w 'end\\n'; cat nope - <<< b",
    );
    const order = printed.map(([stream, text]) => `${stream}: ${text.trim().split("\n").at(-1)}`);
    expect(order).toEqual([
      expect.stringMatching(/^stderr: <\s*$/),
      "stderr: * Connection #0 to host pushgateway left intact",
      "stdout: end",
      "stderr: cat: nope: No such file or directory",
      "stdout: b",
    ]);
  });

  test.each([
    ["pipes", "echo a | tr a b", "b\n"],
    ["substitutions", 'x=$(echo hidden); echo "<$x>"', "<hidden>\n"],
    ["files", "echo a >f; cat f; for i in 1 2; do echo $i; done >g; wc -l <g", "a\n2\n"],
    ["loops that read", 'printf "1\\n2\\n" | while read -r n; do echo "n$n"; done', "n1\nn2\n"],
    ["statuses of a pipe", "false | true; echo ${" + "PIPESTATUS[@]}", "1 0\n"],
    ["functions", "f() { echo f; return 3; }; f; echo $?", "f\n3\n"],
    ["a redirection for all that follows", "exec 3>&1 >f; echo a; exec >&3; cat f", "a\n"],
    ["nested shells", "x=$(bash -c 'echo in'); echo \"$x\"; bash -c 'echo q'", "in\nq\n"],
  ])("leaves %s alone", async (_, script, stdout) => {
    expect(await run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
  });

  test("is read as UTF-8", async () => {
    expect(await run("printf 'ü\\xc3\\xbc' | cat")).toMatchObject({ stdout: "üü" });
  });
});

describe("limits", () => {
  test.each([
    ["while :; do :; done", "20,000 commands"],
    [":(){ :|:& };:", "called itself without end"],
    ["f() { f; }; f", "called itself without end"],
    ["for i in $(seq 1 9); do yes | head -c 200000; done", "1 MB of output"],
    ["awk 'BEGIN { while (1) {} }'", "a loop of awk or sed went round"],
    ["echo | sed ':a;ba'", "a loop of awk or sed went round"],
    ["x=0123456789abcdef; while :; do x=$x$x; done", "used up more"],
  ])("stop %s and say so", async (script, sentence) => {
    const { limit, exitCode } = await run(script);
    expect(limit).toContain(sentence);
    expect(exitCode).toBe(126);
  });

  test("keep what was printed before", async () => {
    expect((await run("echo before; while :; do :; done")).stdout).toBe("before\n");
  });
});

describe("faults in a script are told as bash tells them", () => {
  test.each([
    ["echo 'abc", "unexpected EOF while looking for matching `''", 2],
    ['echo "abc', "unexpected EOF while looking for matching `\"'", 2],
    ["foo --bar", "bash: line 1: foo: command not found\n", 127],
    ["if true; then echo a", "bash: line 2: syntax error: unexpected end of file\n", 2],
    ["for i in 1 2; do\necho\n", "bash: line 3: syntax error: unexpected end of file\n", 2],
    [
      "cat <<EOF\nabc",
      "bash: warning: here-document at line 1 delimited by end-of-file (wanted `EOF')\n",
      0,
    ],
  ])("%j", async (script, stderr, exitCode) => {
    const ran = await run(script);
    expect(ran.stderr).toContain(stderr);
    expect(ran.exitCode).toBe(exitCode);
  });
});

describe("a file in place of the home directory", () => {
  const files = { "/home/learner": "x" };

  test("is not kept", async () => {
    const { shell } = openShell();
    await shell.run("cd /; rm -rf ~; echo x >/home/learner; echo y >/tmp/y");
    expect((await shell.kept()).files).toEqual({ "/tmp/y": "y\n" });
  });

  test("is passed over where it has been kept", async () => {
    const { shell } = openShell({ files, cluster: null });
    expect(await shell.run("pwd; echo a >b; cat b")).toMatchObject({
      stdout: "/home/learner\na\n",
      exitCode: 0,
    });
  });
});

describe("what outlives a run", () => {
  test("are files and Kubernetes Jobs with their logs", async () => {
    const first = openShell();
    await first.shell.run("echo a >note; oc create job one --image=x -- bash -c 'echo logged'");
    const next = openShell(await first.shell.kept());
    expect(await next.shell.run("cat note; oc logs job/one")).toMatchObject({
      stdout: "a\nlogged\n",
    });
  });

  test("is told as soon as a Kubernetes Job has come or gone", async () => {
    const { shell, stored } = openShell();
    await shell.run("oc create job one --image=x -- true; oc get jobs; oc delete job one");
    const names = stored.map(({ jobs, jobsGone }) => [jobs.map(({ name }) => name), jobsGone]);
    expect(names).toEqual([
      [["one"], []],
      [["one"], []],
      [[], ["one"]],
    ]);
  });

  test("is told while the script still runs", async () => {
    const answering = Promise.withResolvers<void>();
    const { shell, stored } = openShell(nothing, answering.promise);
    const running = shell.run("echo a >a; echo b >b; curl http://localhost:9091/; rm a; false");
    const told = () => Object.assign({}, ...stored.map(({ files }) => files));
    await expect.poll(told).toEqual({ "/home/learner/a": "a\n", "/home/learner/b": "b\n" });
    answering.resolve();
    await running;
    expect(stored.at(-1)?.files).toEqual({ "/home/learner/a": null });
  });
});
