import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const { run } = openTestShell();

test("help lists the lab's own commands, and each that it lists is there", async () => {
  const { stdout } = await run("help");
  for (const name of ["curl", "oc", "kubectl", "jq", "bc", "awk"]) {
    expect(stdout).toMatch(new RegExp(`\\b${name}\\b`));
  }
  const words = stdout
    .split("\n")
    .flatMap((line) => /^ {2}(?:[^:]+:| ) +(.*)$/.exec(line)?.[1]?.split(" ") ?? []);
  expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThan(100);
  const missing = await run(
    `for c in ${words.join(" ")}; do type "$c" >/dev/null 2>&1 || echo "$c"; done`,
  );
  expect(missing.stdout).toBe("");
});

test("help for one command is refused by name", async () => {
  const stderr = "help: help for one command is not supported in this shell\n";
  expect(await run("help cd")).toMatchObject({ stdout: "", stderr, exitCode: 2 });
});
