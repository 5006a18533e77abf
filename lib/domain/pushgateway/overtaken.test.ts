import { expect, test } from "vitest";
import { group, nowMs, past } from "@/lib/domain/checks/testing/observe";
import { enterLook } from "./enter-look";
import type { Subject } from "./meant-for";
import { isOvertaken } from "./overtaken";

const subject: Subject = { asksFor: "push", groups: [{ job: "a" }], metrics: ["files_total"] };
const attempt = { atMs: nowMs - 5000 };
const seenAt = (atMs: number, labels = { job: "a" }, name = "other") =>
  enterLook(
    past("PUT /metrics/job/b\nm 1\n").history,
    { startedAtMs: 1, groups: [group(labels, { [name]: "1" }, { lastPushAtMs: atMs })] },
    nowMs,
  );

test("a later push that no attempt tells of is newer, where it is meant for the same step", () => {
  expect(isOvertaken(attempt, seenAt(nowMs - 1000), subject)).toBe(true);
  expect(isOvertaken(attempt, seenAt(nowMs - 9000), subject)).toBe(false);
  const elsewhere = { job: "elsewhere" };
  expect(isOvertaken(attempt, seenAt(nowMs - 1000, elsewhere), subject)).toBe(false);
  expect(isOvertaken(attempt, seenAt(nowMs - 1000, elsewhere, "files"), subject)).toBe(true);
  expect(isOvertaken(attempt, seenAt(nowMs, elsewhere), { ...subject, asksFor: "any-push" })).toBe(
    true,
  );
  expect(isOvertaken(attempt, seenAt(nowMs), { ...subject, asksFor: "delete" })).toBe(false);
});

test("what came through the app is no push of that kind", () => {
  const { history } = past({ request: "PUT /metrics/job/a\nm 1\n", atMs: nowMs - 1000 });
  expect(isOvertaken(attempt, history, subject)).toBe(false);
});
