import { expect, test } from "vitest";
import { openTestShell } from "./testing/open-test-shell";

const run = (script: string) => openTestShell().run(script);

test.each([
  ["mktemp", /^\/tmp\/tmp\.\w{10}\n$/],
  ["f=$(mktemp) && echo a >$f && cat $f", /^a\n$/],
  ["d=$(mktemp -d) && cd $d && pwd", /^\/tmp\/tmp\.\w{10}\n$/],
  ["mktemp run-XXXX.prom", /^run-\w{4}\.prom\n$/],
  ["mktemp -t run.XXXXXX; mktemp -p /tmp run.XXXXXX", /^(\/tmp\/run\.\w{6}\n){2}$/],
  [
    "cd /tmp; pwd; realpath x ../home/learner; realpath .",
    /^\/tmp\n\/tmp\/x\n\/home\/learner\n\/tmp\n$/,
  ],
])("%s", async (script, stdout) => {
  expect(await run(script)).toEqual({
    stdout: expect.stringMatching(stdout),
    stderr: "",
    exitCode: 0,
    limit: null,
  });
});

test.each([
  ["mktemp aX", "mktemp: too few X's in template ‘aX’\n"],
  ["realpath no/such", "realpath: no/such: No such file or directory\n"],
])("%s", async (script, stderr) => {
  expect(await run(script)).toMatchObject({ stdout: "", stderr, exitCode: 1 });
});
