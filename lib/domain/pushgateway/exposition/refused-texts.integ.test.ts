import { expect, test } from "vitest";
import { diagnoseRefusal } from "@/lib/domain/pushgateway/refusal/refusal";
import { startPushgateway } from "@/lib/server/testing/test-servers";
import { refusedTexts, remarkedTexts } from "./testing/refused-texts";

const path = "/metrics/job/a";

test("what is told of a refused text goes with what a real gateway answers", async () => {
  const gateway = await startPushgateway();
  const push = async (body: string) => {
    const response = await fetch(gateway.base + path, { method: "PUT", body });
    const answer = await response.text();
    await fetch(gateway.base + path, { method: "DELETE" });
    return { status: response.status, answer };
  };
  try {
    for (const [code, told, text] of refusedTexts) {
      const { status, answer } = await push(text);
      expect(status, text).toBe(400);
      const body = new TextEncoder().encode(text);
      const refusal = diagnoseRefusal({ method: "PUT", path, headers: {}, body, status, answer });
      expect([text, refusal.code]).toEqual([text, code]);
      expect(refusal.message, text).toContain(told);
    }
    for (const [, , text] of remarkedTexts) expect((await push(text)).status, text).toBe(200);
  } finally {
    await gateway.stop();
  }
});
