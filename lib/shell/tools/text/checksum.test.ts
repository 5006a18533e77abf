import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

test("digests are made without what a browser has on secure pages alone", async () => {
  const subtle = Object.getOwnPropertyDescriptor(crypto, "subtle");
  Object.defineProperty(crypto, "subtle", { value: undefined, configurable: true });
  const { run } = openTestShell();
  const { stdout } = await run("for tool in md5sum sha1sum sha256sum; do echo hi | $tool; done");
  if (subtle) Object.defineProperty(crypto, "subtle", subtle);
  else Reflect.deleteProperty(crypto, "subtle");
  expect(stdout).toBe(
    "764efa883dda1e11db47671c4a3bbd9e  -\n" +
      "55ca6286e3e4f4fba5d0448333fa99fc5a404a73  -\n" +
      "98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4  -\n",
  );
});

test("what does not fit is a warning, no line of the output", async () => {
  const { run } = openTestShell();
  const script = "echo hi >f; md5sum f >list; echo more >>f; md5sum -c list";
  expect(await run(script)).toMatchObject({
    stdout: "f: FAILED\n",
    stderr: "md5sum: WARNING: 1 computed checksum did NOT match\n",
    exitCode: 1,
  });
});
