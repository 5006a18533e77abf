import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { toByteText } from "./curl/bytes";
import { openTestShell } from "./testing/open-test-shell";

test("what is packed reaches a server byte for byte", async () => {
  const { run, sent } = openTestShell();
  const url = "localhost:9091/metrics/job/a";
  await run(
    `printf 'a{b="ü"} 1\\n' | gzip -9n | curl -H 'Content-Encoding: gzip' --data-binary @- ${url}`,
  );
  const body = sent[0]?.body ?? new Uint8Array();
  expect(gunzipSync(body).toString()).toBe('a{b="ü"} 1\n');
});

test.each([
  ["echo aü | gzip -c | gzip -dc", "aü\n"],
  ["echo a | gzip | zcat", "a\n"],
  ["echo a | gzip >f.gz; gunzip -c f.gz; zcat <f.gz", "a\na\n"],
  ["echo a >f; gzip f; ls; gunzip f.gz; ls; cat f", "f.gz\nf\na\n"],
  ["echo a >f; gzip -k f; ls; gzip -kf f; gzip -dfk f.gz && cat f", "f\nf.gz\na\n"],
])("%s", async (script, stdout) => {
  expect(await openTestShell().run(script)).toEqual({
    stdout,
    stderr: "",
    exitCode: 0,
    limit: null,
  });
});

test("what another program packed is read", async () => {
  const packed = toByteText(gzipSync("from elsewhere\n"));
  const { run } = openTestShell({ "/home/learner/f.gz": packed });
  expect(await run("zcat f.gz")).toMatchObject({ stdout: "from elsewhere\n" });
});

test.each([
  ["gzip none", "gzip: none: No such file or directory\n", 1],
  ["echo a | gunzip", "\ngzip: stdin: not in gzip format\n", 1],
  ["echo abcdef | gzip | head -c 15 | gunzip", "\ngzip: stdin: unexpected end of file\n", 1],
  ["echo a >f; gunzip f", "gzip: f: unknown suffix -- ignored\n", 2],
  ["echo a >f; gzip -k f; gzip f", "gzip: f.gz already exists;\tnot overwritten\n", 2],
  ["gzip -z", "gzip: invalid option -- 'z'\nTry `gzip --help' for more information.\n", 1],
])("%s", async (script, stderr, exitCode) => {
  expect(await openTestShell().run(script)).toMatchObject({ stdout: "", stderr, exitCode });
});
