import { expect, test } from "vitest";
import { openTestShell } from "./testing/open-test-shell";

const run = (script: string) => openTestShell().run(script);

test.each([
  ["echo a b | xargs -n1 echo", "a\nb\n"],
  ["printf 'a\\nb\\n' | xargs -I{} echo '<{}>' -n1", "<a> -n1\n<b> -n1\n"],
  ["printf 'a\\nb\\n' | xargs -P2 -n 1 echo", "a\nb\n"],
  ["echo a b | xargs echo -n1", "-n1 a b\n"],
  ["echo a | xargs", "a\n"],
  // In minutes, because a second may begin between the two.
  ["echo $(( ($(date +%s) - $(date -d '5 minutes ago' +%s) + 30) / 60 ))", "5\n"],
  ["echo $(( ($(date --date='+1 hour' +%s) - $(date +%s) + 30) / 60 ))", "60\n"],
  ["echo $(( ($(date -d '-1 day' +%s) - $(date +%s) - 30) / 60 ))", "-1440\n"],
  [
    "date -u -d @0 -Is; date -u -d @0 --iso-8601=seconds",
    "1970-01-01T00:00:00+00:00\n1970-01-01T00:00:00+00:00\n",
  ],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "" });
});
