import { expect, test, vi } from "vitest";
import { ok } from "@/lib/domain/result";
import { namesFor } from "@/lib/domain/site-names";
import { createShell } from "@/lib/shell/create-shell";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";
import { readJq } from "@/lib/shell/testing/read-jq";

const { run } = openTestShell();

test.each([
  // What 1.8 has otherwise than the 1.6 that scripts are compared with.
  ["jq --version", "jq-1.8.2\n"],
  ["jq -nc '[1.000, 100000000000000000000, 1e1000]'", "[1.000,100000000000000000000,1E+1000]\n"],
  ["jq . <<< 12345678901234567890", "12345678901234567890\n"],
  [
    `jq -nc '[1,2,3] | pick(.[1]), have_decnum, ("abc" | ltrimstr("a") | trim)'`,
    '[null,2]\ntrue\n"bc"\n',
  ],
  // What the shell gives it, and this build has not.
  ["jq -nr '1720000000 | strftime(\"%H:%M %Z\")'", "09:46 UTC\n"],
  [
    "TZ=Europe/Berlin jq -nr '1720000000, 1710000000 | strflocaltime(\"%H:%M %Z %z\")'",
    "11:46 CEST +0200\n17:00 CET +0100\n",
  ],
  ["echo 'def f: 7;' > m.jq; jq -n 'import \"./m\" as m; m::f'", "7\n"],
  ["jq -C . <<< '[]' | od -An -tx1 | head -1", " 1b 5b 31 3b 33 39 6d 5b 5d 1b 5b 30 6d 0a\n"],
  ["jq -c . <<< '[]'", "[]\n"],
  ["jq -n 'env | has(\"OLD\")'; OLD=1 jq -n 'env | has(\"OLD\")'", "false\ntrue\n"],
  ["while read -r x; do jq -n --arg x $x '$x'; done <<< $'a\\nb'", '"a"\n"b"\n'],
  ["while read -r x; do jq -c .; done <<< $'1\\n2\\n3'", "2\n3\n"],
  [`jq -nr '"first", ("x" * 1e6 | ., repeat(.))' 2>/dev/null | head -1`, "first\n"],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
});

test.each([
  ["jq . <<< '{'", "jq: parse error: Unfinished JSON term at EOF at line 2, column 0\n", 5],
  ["jq -n '$nothing'", "$nothing is not defined at <top-level>, line 1", 3],
  ["jq -n 'def f: 1 + f; f'", "jq: error: cannot allocate memory\n", 134],
  ["jq . nothing", "jq: error: Could not open file nothing: No such file or directory\n", 2],
  ["jq -n '{a: 1} | halt_error'", '{"a":1}\n', 5],
  [
    "jq -n 'reduce range(9999) as $i (1; [.])'",
    "jq: the program or its data is nested deeper than this shell can follow\n",
    2,
  ],
  [`jq -nr '"x" * 1e6 | repeat(.)'`, "jq: this shell ends an output after 8 MB\n", 2],
])("%s says why", async (script, said, exitCode) => {
  const ran = await run(`{ ${script}; } >/dev/null`);
  expect(ran).toMatchObject({ stdout: "", exitCode });
  expect(ran.stderr).toContain(said);
});

test("a jq that cannot be fetched says so, and is fetched anew at the next call", async () => {
  let hasFailed = false;
  const shell = createShell({
    kept: { files: {}, cluster: null },
    ports: {
      names: namesFor("ada"),
      transfer: () => Promise.reject(new Error("nothing is sent")),
      restartGateway: async () => ok(null),
      async loadJq() {
        if (hasFailed) return readJq();
        hasFailed = true;
        throw new TypeError("Failed to fetch");
      },
    },
  });
  const stderr =
    "jq: it could not be loaded, so nothing was done: Failed to fetch. Try it again.\n";
  expect(await shell.run("jq -n 1")).toMatchObject({ stdout: "", stderr, exitCode: 127 });
  expect(await shell.run("jq -n 1")).toMatchObject({ stdout: "1\n", stderr: "", exitCode: 0 });
});

test.each(["jq -n 1", "cd /tmp; jq . <<< 1", "echo 1 > n; jq . n"])(
  "%s begins once",
  async (script) => {
    const begun = vi.spyOn(WebAssembly, "Instance");
    try {
      expect(await openTestShell().run(script)).toMatchObject({ stdout: "1\n", exitCode: 0 });
      expect(begun).toHaveBeenCalledTimes(1);
    } finally {
      begun.mockRestore();
    }
  },
);
