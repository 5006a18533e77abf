import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const { run } = openTestShell();

test.each([
  [`echo 'a"b' | sed 's/"/\\\\"/g'`, 'a\\"b\n'],
  ["echo x | sed 's/x/\\\\n/'", "\\n\n"],
  ["echo x | sed 's/x/a\\nb/'", "a\nb\n"],
  ["echo 'my name' | sed 's/\\b./\\u&/g'", "My Name\n"],
  ["echo a/b | sed 's/[/]/x/'", "axb\n"],
  ["printf '1\\n2\\n3\\n' | sed -n '2{p;q}'", "2\n"],
  ["printf '1\\n2\\n3\\n' | sed -n 'H;\u0024{x;s/\\n/,/g;p}'", ",1,2,3\n"],
  ["printf '1\\n2\\n' | sed '1i\\head'", "head\n1\n2\n"],
  ["printf 'a\\n' >f; sed -i.old 's/a/b/' f; cat f f.old", "b\na\n"],
  ["printf a | sed 's/a/b/'", "b"],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
});

test.each([
  ["echo x | sed 's/x/date/e'", "sed: the flag e of s is not supported in this shell\n", 2],
  ["echo x | sed 's/x/y'", "sed: -e expression #1, char 5: unterminated `s' command\n", 1],
])("%s", async (script, stderr, exitCode) => {
  expect(await run(script)).toMatchObject({ stdout: "", stderr, exitCode });
});
