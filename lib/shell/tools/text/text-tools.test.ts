import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const { run } = openTestShell();

test.each([
  ["printf 'a\\na\\nb\\n' | uniq -c", "      2 a\n      1 b\n"],
  ["printf 'a b\\n' | wc", "      1       2       4\n"],
  ["printf 'a b\\n' | wc -l", "1\n"],
  ["printf 'b\\nA\\na\\nB\\n' | sort", "A\nB\na\nb\n"],
  ["printf 'x 10\\ny 9\\n' | sort -k2,2n", "y 9\nx 10\n"],
  ["printf '1\\n2\\n3\\n' | head -n -1", "1\n2\n"],
  ["printf '1\\n2\\n' | paste -sd+ | bc", "3\n"],
  ["echo a:b:c | cut -d: -f1,3 --output-delimiter=-", "a-c\n"],
  ["echo 'a\tb' | tr '\\011' ' '", "a b\n"],
  ["printf 'YWJj' | base64 -d", "abc"],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
});

test("what is not there is refused by name", async () => {
  const stderr = "sort: option -R is not supported in this shell\n";
  expect(await run("echo a | sort -R")).toMatchObject({ stdout: "", stderr, exitCode: 2 });
});
