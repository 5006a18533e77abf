import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const { run } = openTestShell();

test.each([
  ["echo 'a|b' | awk -F'|' '{print $2}'", "b\n"],
  ["echo 'a.b$c^d' | awk -F. '{print $2}' | awk -F'$' '{print $2}' | awk -F^ '{print $2}'", "d\n"],
  ["echo 'a  b' | awk -F' ' -v OFS=, '{print $1,$2}'", "a,b\n"],
  ["awk 'BEGIN{print 1e6, 1e17, 1/3, 123456789012}'", "1000000 1e+17 0.333333 1.23457e+11\n"],
  ["awk 'BEGIN{printf \"%d %5.2f %e\\n\", 3.99, 2.5, 12345.678}'", "3  2.50 1.234568e+04\n"],
  ['echo \'say "hi"\' | awk \'{gsub(/"/,"\\\\\\"")}1\'', 'say \\"hi\\"\n'],
  [
    "printf 'b 1\\na 2\\nb 3\\n' | awk '{s[$1]+=$2} END{for(k in s) print k, s[k] | \"sort\"}'",
    "a 2\nb 4\n",
  ],
  ['awk \'BEGIN{"echo hi" | getline x; print x; print system("exit 3")}\'', "hi\n3\n"],
  ['printf \'a b\\nc\\n\\nd\\n\' | awk \'BEGIN{RS=""}{print NR": "$1"-"$NF}\'', "1: a-c\n2: d-d\n"],
  ["echo '{print $1}' >p; echo 'a b' | awk -f p", "a\n"],
  [
    "awk 'BEGIN{print int(-3.9), substr(\"hello\",0,3), 0.1+0.2, 2^31}'",
    "-3 hel 0.3 2.14748e+09\n",
  ],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
});

test.each([
  ["awk --version", "awk: option --version is not supported in this shell\n"],
  ["awk 'BEGIN{print mktime(\"x\")}'", "awk: mktime is not supported in this shell\n"],
  ["awk '{print $1'", "awk: line 1: syntax error at or near end of file\n"],
])("%s ends with 2", async (script, stderr) => {
  expect(await run(script)).toMatchObject({ stdout: "", stderr, exitCode: 2 });
});
