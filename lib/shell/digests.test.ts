import { expect, test, vi } from "vitest";
import { provideDigests } from "./digests";
import { openTestShell } from "./testing/open-test-shell";

test("a page over plain http has its digests too", async () => {
  const insecure: { subtle?: SubtleCrypto; getRandomValues: Crypto["getRandomValues"] } = {
    getRandomValues: crypto.getRandomValues.bind(crypto),
  };
  vi.stubGlobal("crypto", insecure);
  provideDigests(insecure);
  const { run } = openTestShell();
  const { stdout } = await run(
    "printf abc | sha256sum; printf abc | sha1sum; printf abc | md5sum; oc create job j --image=i -- true",
  );
  vi.unstubAllGlobals();
  expect(stdout.split("\n")).toEqual([
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  -",
    "a9993e364706816aba3e25717850c26c9cd0d89d  -",
    "900150983cd24fb0d6963f7d28e17f72  -",
    "job.batch/j created",
    "",
  ]);
});

test("a browser's own digests stay", () => {
  const subtle = { digest: async () => new ArrayBuffer(0) };
  const scope = { subtle };
  provideDigests(scope);
  expect(scope.subtle).toBe(subtle);
});
