import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const run = (script: string) => openTestShell().run(script);

test.each([
  ["trap 'echo end $?' EXIT; echo a", "a\nend 0\n", 0],
  ["x=1; push() { echo push $x $?; }; trap push EXIT; x=2; exit 3", "push 2 3\n", 3],
  ["set -euo pipefail; trap 'echo \"end $? $x\"' EXIT; x=1; false; echo no", "end 1 1\n", 1],
  ["f() { trap 'echo end' EXIT; exit 2; }; f; echo no", "end\n", 2],
  ["trap 'echo end' EXIT; trap - EXIT; echo a", "a\n", 0],
  ["trap 'echo no' INT TERM; trap 'echo \"in $PWD\"' 0; cd /; false; exit", "in /\n", 1],
  ["bash -c 'trap \"echo in\" EXIT; x=5; exit 4' | cat; echo $?", "in\n0\n", 0],
  ["bash -c 'trap \"echo in\" EXIT; exit 4'; echo $?; trap 'echo out' EXIT", "in\n4\nout\n", 0],
  [
    "oc create job a --image=x -- bash -c 'trap \"echo pushed\" EXIT; false'; oc logs job/a",
    "job.batch/a created\npushed\n",
    0,
  ],
  ["exit 7", "", 7],
])("%s", async (script, stdout, exitCode) => {
  expect(await run(script)).toEqual({ stdout, stderr: "", exitCode, limit: null });
});

test.each([
  ["bash -ec 'echo a; false; echo b'; echo $?", "a\n1\n"],
  ["bash -euo pipefail -c 'false | true; echo b' ; echo $?", "1\n"],
  ["bash -e -c 'echo $0 $1' n x", "n x\n"],
  ["bash -lc 'echo a'; bash --norc -c 'echo b'; sh -ec 'echo c'", "a\nb\nc\n"],
  ["echo 'false; echo no $1' >s; bash -e s 1; echo $?; bash s 2", "1\nno 2\n"],
  ["echo 'false; echo no' | bash -e; echo $?; echo 'echo ü' | bash", "1\nü\n"],
  ["printf 'a\\nb\\n' | bash -ec 'read x; echo $x; cat'", "a\nb\n"],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "" });
});

test("a trace goes to the standard error", async () => {
  expect(await run("bash -xc 'echo a'")).toMatchObject({ stdout: "a\n", stderr: "+ echo a\n" });
});
