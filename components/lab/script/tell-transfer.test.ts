import { expect, test } from "vitest";
import { err, ok } from "@/lib/domain/result";
import { tellTransfer } from "./tell-transfer";

const request = { method: "POST", target: "/metrics/job/a" };
const answered = (status: number, statusText: string) =>
  ok({ status, statusText, headers: {}, body: new Uint8Array() });

test.each([
  [answered(200, "OK"), "accepted", "POST /metrics/job/a → 200 OK"],
  [answered(400, "Bad Request"), "refused", "POST /metrics/job/a → 400 Bad Request"],
  [answered(307, "Temporary Redirect"), "refused", "POST /metrics/job/a → 307 Temporary Redirect"],
  [
    err({ kind: "refused", note: "The class has a pause." } as const),
    "refused",
    "POST /metrics/job/a → not taken. The class has a pause.",
  ],
  [err({ kind: "timeout", note: "" } as const), "unanswered", "POST /metrics/job/a → no answer"],
  [err({ kind: "broken", note: "" } as const), "unanswered", "POST /metrics/job/a → no answer"],
])("an answer is told by its kind: %#", (answer, kind, text) => {
  expect(tellTransfer(request, answer)).toEqual({ kind, text });
});
