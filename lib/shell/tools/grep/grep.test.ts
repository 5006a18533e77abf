import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const { run } = openTestShell();

test.each([
  ["echo code=12 x | grep -oP '(?<=code=)\\d+(?= x)'", "12\n"],
  ["echo code=12 x | grep -oP 'code=\\K\\d+'", "12\n"],
  ["printf 'a\\nb\\n' | grep -vP '^(?!b)'", "b\n"],
  ["echo aab | grep -oP 'a++b'", "aab\n"],
  ["echo foobar | grep -oE 'foo|foobar'", "foobar\n"],
  ["echo a10b2 | grep -o '[0-9]*'", "10\n2\n"],
  ["echo 'a b' | grep -w '\\<b\\>'", "a b\n"],
  ["echo letter | grep -oE '(.)\\1'", "tt\n"],
  ["printf 'a\\nb\\n' | grep -e a -e b", "a\nb\n"],
  ["printf 'a\\nb\\n' | grep -c -m1 ''", "1\n"],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
});

test.each([
  ["echo a | grep -P 'a(?R)?'", "grep: the Perl pattern (?R) is not supported in this shell\n"],
  ["echo a | grep --nonsense a", "grep: option --nonsense is not supported in this shell\n"],
])("%s is refused by name", async (script, stderr) => {
  expect(await run(script)).toMatchObject({ stdout: "", stderr, exitCode: 2 });
});
