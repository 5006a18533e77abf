import { expect, test } from "vitest";
import { judgeCommand } from "./judge-command";
import { openTestShell } from "./testing/open-test-shell";
import { withoutCookies } from "./without-cookies";

const at = "http://localhost:9091/metrics/job/a";

async function judge(script: string) {
  const { run, sent } = openTestShell();
  const { stdout, stderr } = await run(withoutCookies(script));
  return judgeCommand({ script, requests: sent, stdout, stderr });
}

test.each<[string, string, string]>([
  [`echo 'm 1' | curl --data-binary @- ${at}\n`, "POST", "m 1\n"],
  [`echo 'm 1' | curl -v -X PUT --data-binary @- ${at}\n`, "PUT", "m 1\n"],
  [`curl -X DELETE ${at}\n`, "DELETE", ""],
  [`curl -X POST --data-binary '' ${at} | cat\n`, "POST", ""],
  [`echo 'm 1' | curl -b 'a=1; b' --cookie c=2 --data-binary @- ${at}\n`, "POST", "m 1\n"],
  [`curl -bsid=1 -d 'm 1' ${at}\n`, "POST", "m 1"],
  [
    `oc -n ada-monitoring create job --image=i p -- bash -c "echo 'm 1' | curl --data-binary @- ${at}"\n`,
    "POST",
    "m 1\n",
  ],
])("takes %j", async (script, method, text) => {
  const taken = await judge(script);
  expect(taken).toMatchObject({ ok: true, value: { method, target: "/metrics/job/a" } });
  expect(taken.ok && new TextDecoder().decode(taken.value.body ?? undefined)).toBe(text);
});

test.each([
  [`curl -X delete ${at}\n`, /^delete is not a method: .*capital letters\. Write DELETE/],
  [`curl -X PATCH ${at}\n`, /PATCH/],
  [`prog 'm 1' | curl --data-binary @- ${at}\n`, /prog: command not found/],
  [`cat m.txt | curl --data-binary @- ${at}\n`, /m\.txt: No such file/],
  [`true | curl --data-binary @- ${at}\n`, /body came out empty/],
  [`curl -d 'm 1' ${at}\ncurl -X DELETE ${at}\n`, /more than one.*POST.*then DELETE/],
  ["curl http://example.org/\n", /sent nothing.*Could not resolve host/s],
  ["true\n", /^The command sent nothing\.$/],
])("says why it can't take %j", async (script, why) => {
  const taken = await judge(script);
  expect(taken.ok ? "" : taken.error).toMatch(why);
});
