import { expect, test } from "vitest";
import { openTestShell } from "./testing/open-test-shell";

const run = (script: string) => openTestShell().run(script);

/** Seconds from now to a date, taken anew where a second begins meanwhile. */
const fromNow = (date: string) =>
  `until now=$(date +%s); at=$(date ${date} +%s); [ $now = $(date +%s) ]; do :; done; echo $(( at - now ))`;

test.each([
  ["echo a b | xargs -n1 echo", "a\nb\n"],
  ["printf 'a\\nb\\n' | xargs -I{} echo '<{}>' -n1", "<a> -n1\n<b> -n1\n"],
  ["printf 'a\\nb\\n' | xargs -P2 -n 1 echo", "a\nb\n"],
  ["echo a b | xargs echo -n1", "-n1 a b\n"],
  ["echo a | xargs", "a\n"],
  [fromNow("-d '5 minutes ago'"), "-300\n"],
  [fromNow("--date='+1 hour'"), "3600\n"],
  [fromNow("-d '-1 day'"), "-86400\n"],
  [
    "date -u -d @0 -Is; date -u -d @0 --iso-8601=seconds",
    "1970-01-01T00:00:00+00:00\n1970-01-01T00:00:00+00:00\n",
  ],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "" });
});
