import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "@/lib/server/front/listen";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { createStackClients } from "@/lib/server/stack/stack-clients";
import { newAttempt } from "@/lib/server/store/testing/new-attempt";
import { openClass } from "@/lib/server/team/testing/open-class";
import { startPushgateway } from "@/lib/server/testing/test-servers";
import { createAskUpstream } from "@/lib/server/upstream/upstream";
import { createObserver } from "./looks";

const clients = createStackClients(createAskUpstream({ ca: null }));
const observer = createObserver(clients);
const job = "/metrics/job/torn";
const poison = `${job}/instance@base64/=`;

test("the groups of a look and its /metrics belong together while groups come and go", async () => {
  const gateway = await startPushgateway();
  onTestFinished(() => gateway.stop());
  const send = (method: string, path: string) =>
    fetch(gateway.base + path, { method, body: method === "PUT" ? "m 1\n" : null });
  await send("PUT", job);
  let isOver = false;
  const changes = (async () => {
    while (!isOver) {
      await send("PUT", poison);
      await new Promise((resolve) => setTimeout(resolve, 7));
      await send("DELETE", poison);
      await new Promise((resolve) => setTimeout(resolve, 7));
    }
  })();
  const seen: string[] = [];
  for (let i = 0; i < 100; i += 1) {
    const look = await observer.look({ pushgateway: gateway.base, prometheus: gateway.base });
    // One that never found it still guesses nothing.
    if (!look.gateway.ok) {
      expect(look.gateway.error).toEqual({ kind: "never-still" });
      continue;
    }
    const { groups, expositionStatus } = look.gateway.value;
    seen.push(`${groups.length} groups, ${expositionStatus}`);
  }
  isOver = true;
  await changes;
  const torn = seen.filter((each) => each !== "1 groups, 200" && each !== "2 groups, 500");
  expect(torn).toEqual([]);
  const still = await observer.look({ pushgateway: gateway.base, prometheus: gateway.base });
  expect(still.gateway).toMatchObject({ ok: true, value: { expositionStatus: 200 } });
});

test("what poisons a gateway for the moment of a look alone is not told of it", async () => {
  const { groups, ...other } = clients.pushgateway;
  const gateway = await startPushgateway();
  onTestFinished(() => gateway.stop());
  const send = (method: string, path: string) =>
    fetch(gateway.base + path, { method, body: method === "PUT" ? "m 1\n" : null });
  await send("PUT", job);
  let isToCome = true;
  const around = createObserver({
    ...clients,
    pushgateway: {
      ...other,
      groups,
      async expositionStatus(base) {
        if (!isToCome) return other.expositionStatus(base);
        isToCome = false;
        await send("PUT", poison);
        const seen = await other.expositionStatus(base);
        await send("DELETE", poison);
        return seen;
      },
    },
  });
  const look = await around.look({ pushgateway: gateway.base, prometheus: gateway.base });
  expect(look.gateway).toMatchObject({ ok: true, value: { expositionStatus: 200 } });
});

/** A gateway that somebody changes before each look at its groups, and how often it was asked. */
async function startBusyGateway(changed: () => Promise<void>) {
  const gateway = await startPushgateway();
  onTestFinished(() => gateway.stop());
  const asked: string[] = [];
  const server = createServer(async ({ url = "" }, response) => {
    asked.push(url);
    if (url === "/api/v1/metrics") {
      const method = asked.filter((each) => each === url).length % 2 ? "PUT" : "DELETE";
      await fetch(gateway.base + job, { method, body: method === "PUT" ? "m 1\n" : null });
      await changed();
    }
    const answer = await fetch(gateway.base + url);
    const contentType = answer.headers.get("content-type") ?? "";
    response.writeHead(answer.status, { "content-type": contentType }).end(await answer.text());
  });
  onTestFinished(() => void server.close());
  const port = await listen(server, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  return { base: `http://127.0.0.1:${port.value}`, asked };
}

test("a gateway that changes during every look of a check is asked some thirty times, and guessed about never", async () => {
  let push = async () => {};
  const busy = await startBusyGateway(() => push());
  const fixture = await openClass(undefined, { others: fixedSandboxes(busy.base) });
  const ada = await fixture.join("Ada");
  push = async () => {
    const recorded = await fixture.store.attempts.record(newAttempt(ada));
    if (recorded.ok) fixture.verdicts.exchangeEnded(ada, recorded.value);
  };
  const checked = await fixture.verdicts.checkTask(ada, { lab: "demo", task: "all" });
  const verdicts = checked.ok ? Object.entries(checked.value) : [];
  const known = verdicts.filter(([, { outcome }]) => outcome !== "unknown");
  expect(known.map(([step]) => step)).toEqual([]);
  expect(busy.asked.filter((url) => !url.startsWith("/api/v1/targets"))).toHaveLength(31);
});
