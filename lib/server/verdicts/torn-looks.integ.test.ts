import { expect, onTestFinished, test } from "vitest";
import { createPrometheusClient } from "@/lib/server/prometheus/create-prometheus-client";
import { createPushgatewayClient } from "@/lib/server/pushgateway/create-pushgateway-client";
import { startPushgateway } from "@/lib/server/test-servers";
import { createObserver } from "./observer";

const job = "/metrics/job/torn";
const poison = `${job}/instance@base64/=`;

test("the groups of a look and its /metrics belong together while groups come and go", async () => {
  const gateway = await startPushgateway();
  onTestFinished(() => gateway.stop());
  const send = (method: string, path: string) =>
    fetch(gateway.base + path, { method, body: method === "PUT" ? "m 1\n" : null });
  await send("PUT", job);
  const observer = createObserver({
    pushgateway: createPushgatewayClient(),
    prometheus: createPrometheusClient(),
  });
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
