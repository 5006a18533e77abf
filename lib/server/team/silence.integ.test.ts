import { join } from "node:path";
import { expect, test } from "vitest";
import { loadLabs } from "@/lib/server/content/load-labs";
import { openClass, openPage, until } from "./testing/open-class";

const at = { lab: "alerts", task: "silence", step: "silence-it" };

async function openAlerts() {
  const loaded = await loadLabs(join(import.meta.dirname, "testing", "alerting-lab"));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const opened = await openClass(undefined, { labs: loaded.value });
  return { ...opened, ada: await opened.join("Ada") };
}

test("an alert step is looked at on an Alertmanager that joins, and passes when it is silenced", async () => {
  const opened = await openAlerts();
  const { ada, verdicts, sandboxes } = opened;
  const page = openPage(opened, ada);
  await until(() => sandboxes.endpoints(ada.team)?.alertmanager !== undefined);
  const code = async () => {
    const checked = await verdicts.checkStep(ada, at);
    return checked.ok ? (checked.value.diagnosis?.code ?? checked.value.outcome) : null;
  };
  await until(async () => (await code()) === "not-silenced");

  const nowMs = Date.now();
  const silence = (value: string) =>
    fetch(`${sandboxes.endpoints(ada.team)?.alertmanager}/api/v2/silences`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        matchers: [{ name: "alertname", value, isRegex: false, isEqual: true }],
        startsAt: new Date(nowMs).toISOString(),
        endsAt: new Date(nowMs + 3_600_000).toISOString(),
        createdBy: "ada",
        comment: "known",
      }),
    });
  expect((await silence("OtherDown")).status).toBe(200);
  expect(await code()).toBe("not-silenced");
  expect((await silence("LegacyAppDown")).status).toBe(200);
  // By itself, with a scrape.
  await until(async () => {
    const { "silence-it": newest } = await verdicts.latest(ada, "alerts");
    return newest?.outcome === "passed";
  });
  expect(page.events.at(-1)).toBeDefined();
});

test("a lab whose stack lacks the server of a check is refused", async () => {
  const loaded = await loadLabs(join(import.meta.dirname, "testing", "lab-without-server"));
  expect(loaded).toMatchObject({
    ok: false,
    error: [
      {
        message: 'a check of the kind "silence" looks at alertmanager; add it to stack in lab.md',
      },
    ],
  });
});
