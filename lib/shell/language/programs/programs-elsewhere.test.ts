import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";
import { programsElsewhere } from "./programs-elsewhere";

const { run } = openTestShell();

test("no program that is said to be elsewhere is in this shell", async () => {
  const names = [...programsElsewhere].join(" ");
  const { stdout } = await run(`for name in ${names}; do command -v "$name"; done`);
  expect(stdout).toBe("");
});

test("one of them is told from a slip of the pen", async () => {
  const { stderr, exitCode } = await run("taz x; tar x");
  expect(exitCode).toBe(127);
  expect(stderr).toBe(
    "bash: line 1: taz: command not found\nbash: line 1: tar is not in this shell, help lists what is\n",
  );
});
