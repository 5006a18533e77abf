import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const make = "mkdir d; echo abc >d/a.txt; : >d/b.log; touch -d '10 days ago' d/b.log; ";

test.each([
  ["find d -name '*.txt'", "d/a.txt\n"],
  ["find d -type f -mtime +7", "d/b.log\n"],
  ["find d -mmin -5 -type f", "d/a.txt\n"],
  ["find d -name '*.log' -mtime +7 -delete; ls d", "a.txt\n"],
  ["find d -type f -size -1k", "d/b.log\n"],
  ["find d -type f -printf '%f %s\\n'", "a.txt 4\nb.log 0\n"],
  ["find d -type f -exec basename {} \\;", "a.txt\nb.log\n"],
  ["find d \\( -name a.txt -o -empty \\) -type f -print0 | tr '\\0' ' '", "d/a.txt d/b.log "],
])("%s", async (script, stdout) => {
  expect(await openTestShell().run(make + script)).toMatchObject({
    stdout,
    stderr: "",
    exitCode: 0,
  });
});

test("a predicate that is not there is refused by name", async () => {
  const stderr = "find: the predicate -perm is not supported in this shell\n";
  expect(await openTestShell().run("find . -perm 644")).toMatchObject({
    stdout: "",
    stderr,
    exitCode: 2,
  });
});
