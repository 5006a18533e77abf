import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadLabs } from "@/lib/server/content/load-labs";
import { openTestFront, sendRaw } from "./testing/open-test-front";

const content = join(process.cwd(), "lib/server/team/testing/alerting-lab");

const silenceOf = (alertname: string) => ({
  matchers: [{ name: "alertname", value: alertname, isRegex: false, isEqual: true }],
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  ...{ createdBy: "ada", comment: "known" },
});

test("who has a lab open with an Alertmanager reaches it, and nobody else", async () => {
  const labs = await loadLabs(content);
  if (!labs.ok) throw new Error(JSON.stringify(labs.error));
  const front = await openTestFront({ labs: labs.value });
  onTestFinished(() => front.close());
  const [ada, bob] = [await front.join("Ada"), await front.join("Bob")];
  const ask = async (method: string, path: string, json?: unknown, { cookie } = ada) => {
    const answer = await sendRaw(front.base, {
      ...{ method, path: `/sandbox/alertmanager${path}` },
      headers: { cookie, "content-type": "application/json" },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = answer.body.toString();
    return {
      status: answer.status,
      json: text.startsWith("[") || text.startsWith("{") ? JSON.parse(text) : text,
    };
  };
  expect(await ask("GET", "/api/v2/status")).toMatchObject({ status: 404 });

  onTestFinished(front.live.subscribe(ada.learner, () => undefined, new Set(["alerts"])));
  // The first request waits for the server that joins.
  expect(await ask("GET", "/-/ready")).toMatchObject({ status: 200 });
  const { json: status } = await ask("GET", "/api/v2/status");
  expect(status).toMatchObject({ cluster: { status: "disabled" } });
  expect(await ask("GET", "/api/v2/receivers")).toMatchObject({ status: 200, json: [{}] });

  const { json: made } = await ask("POST", "/api/v2/silences", silenceOf("LegacyAppDown"));
  const silence = `/api/v2/silence/${made.silenceID}`;
  expect(await ask("GET", silence)).toMatchObject({ json: { status: { state: "active" } } });
  expect((await ask("GET", "/api/v2/silences")).json).toHaveLength(1);
  expect(await ask("GET", "/api/v2/alerts")).toMatchObject({ status: 200 });
  expect(await ask("DELETE", silence)).toMatchObject({ status: 200 });
  expect(await ask("GET", silence)).toMatchObject({ json: { status: { state: "expired" } } });
  expect(await ask("POST", "/api/v2/silences", { matchers: [] })).toMatchObject({ status: 422 });
  for (const [method, path] of [
    ["POST", "/api/v2/alerts"],
    ["POST", "/-/reload"],
    ["GET", "/metrics"],
  ] as const) {
    expect(await ask(method, path, [])).toMatchObject({ status: 404, json: { code: "not-found" } });
  }
  expect(front.ended).toEqual([]);
  expect(await ask("GET", "/api/v2/status", undefined, bob)).toMatchObject({ status: 404 });
});
