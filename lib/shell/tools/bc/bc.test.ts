import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const { run } = openTestShell();

test.each([
  ["echo '10/3' | bc", "3\n"],
  ["echo 'scale=2; 10/3' | bc", "3.33\n"],
  ["echo '.5; -0.5; 1.50*2; 0.00' | bc", ".5\n-.5\n3.00\n0\n"],
  [
    "echo '4*a(1); e(1); l(2)' | bc -l",
    "3.14159265358979323844\n2.71828182845904523536\n.69314718055994530941\n",
  ],
  ["echo '1.5 > 1.2' | bc", "1\n"],
  ["echo 'obase=16; 255; ibase=16; FF' | bc", "FF\nFF\n"],
  ["bc <<< 'define f(x) { return x*2; } f(4)'", "8\n"],
  ["echo '2^-1; 2^10; -2^2; 7%3' | bc", "0\n1024\n4\n1\n"],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
});

test.each([
  ["echo '1/0' | bc", "Runtime error (func=(main), adr=3): Divide by zero\n", 0],
  ["echo '1 +' | bc", "(standard_in) 2: syntax error\n", 0],
  ["echo 'read()' | bc", "bc: the function read is not supported in this shell\n", 2],
])("%s", async (script, stderr, exitCode) => {
  expect(await run(script)).toMatchObject({ stdout: "", stderr, exitCode });
});
