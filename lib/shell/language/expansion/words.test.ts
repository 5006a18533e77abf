import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const run = (script: string) => openTestShell().run(script);

const retry = 'retry() { for i in 1 2; do "$@" && return 0; done; return 1; }';

test.each([
  ['f() { "$@"; }; f echo "hi  there"', "hi  there\n"],
  ['f() { $@; }; f echo "hi  there"', "hi there\n"],
  [`cmd=(printf "%s|" a "b c"); "\${cmd[@]}" d`, "a|b c|d|"],
  [`cmd=(echo a b c); "\${cmd[@]:0:2}" x`, "a x\n"],
  ['f() { "$@"; }; g() { x=$1; return 3; }; f g 5; echo "$? $x"', "3 5\n"],
  ['f() { echo in | "$@" | cat; }; f tr a-z A-Z', "IN\n"],
  ['f() { "$@" >out; cat out; }; f echo "it\'s"', "it's\n"],
  ['x=$(f() { "$@"; }; f echo sub); echo "<$x>"', "<sub>\n"],
  [`${retry}; retry curl -sf localhost:9091/-/ready; echo $?`, "0\n"],
  [`${retry}; retry false; echo $?`, "1\n"],
  ['set -- ; "$@"; echo $?', "0\n"],
  [`bash -c '"$@"' _ echo nested`, "nested\n"],
])("a command's name of several words: %s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "" });
});

test.each([
  ["echo {1..20000} | wc -w", "20000\n"],
  ["set -- {20000..1..3}; echo $# ${" + "6667}", "6667 2\n"],
  ["set -- {00001..10001}; echo $1 ${" + "10001}", "00001 10001\n"],
  ["echo x{1..3}y{a..c}", "x1ya x1yb x1yc x2ya x2yb x2yc x3ya x3yb x3yc\n"],
])("a long range is whole: %s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "" });
});

test.each([
  ["for i in {1..20000}; do :; done", "a loop went round more than 10,000 times"],
  ["echo {1..2000000000}", "used up more"],
])("or a limit says that it is not: %s", async (script, sentence) => {
  expect((await run(script)).limit).toContain(sentence);
});

test.each([
  ['(( $(echo "1.5 > 1.2" | bc -l) )) && echo greater; ls', "greater\n"],
  ['for ((i = $(echo "1 > 0" | bc); i < 3; i++)); do echo $i; done; ls', "1\n2\n"],
])("%s keeps the quotes of a command in arithmetic", async (script, stdout) => {
  expect(await openTestShell().run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
});
