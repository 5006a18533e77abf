import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const { run } = openTestShell();

test.each([
  ["jq -nc '[2,1,2] | unique'", "[1,2]\n"],
  ["jq -nc '[2,1,2] | group_by(.), unique_by(-.)'", "[[1],[2,2]]\n[2,1]\n"],
  [`jq -rn '["a,b","c\\"d",1,null] | @csv'`, '"a,b","c""d",1,\n'],
  [`jq -r '@text "v=\\(.)"' <<< 1`, "v=1\n"],
  [`jq -r --arg k a '.[$k], .unique, ("unique" | length)' <<< '{"a":1,"unique":2}'`, "1\n2\n6\n"],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
});

test.each([
  ["jq -j . <<< 1", "option -j"],
  ["jq --indent 1 . <<< 1", "option --indent"],
  [`jq -n '@uri "q=\\(1)"'`, "@uri before a text"],
])("%s is refused by name", async (script, what) => {
  const stderr = `jq: ${what} is not supported in this shell\n`;
  expect(await run(script)).toMatchObject({ stdout: "", stderr, exitCode: 2 });
});
