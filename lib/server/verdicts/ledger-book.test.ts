import { expect, test } from "vitest";
import type { Attempt } from "@/lib/domain/attempt";
import { type Check, checkSchema } from "@/lib/domain/checks/check-kinds";
import { heldNow } from "@/lib/domain/ledger";
import { past, restart } from "@/lib/domain/testing/observe";
import { createLedgerBook, newestAttempt } from "./ledger-book";

const put = "PUT /metrics/job/a\nm 1\n";
const remove = "DELETE /metrics/job/a";

function openBook(stored: Attempt[] = []) {
  let reads = 0;
  const book = createLedgerBook({
    newestOfTeam: async () => {
      reads += 1;
      return [...stored].sort((a, b) => a.id - b.id);
    },
  });
  return { book, stored, reads: () => reads };
}
/** Attempts of one request after the other, with the ids 1, 2, …; all of Ada's. */
const attemptsOf = (...requests: Parameters<typeof past>) =>
  past(...requests).attempts.map((each) => {
    const { effect } = each;
    return effect.kind === "delete" ? { ...each, effect: { ...effect, matched: null } } : each;
  });

test("the past is read once and then written on", async () => {
  const [first, second] = attemptsOf(put, remove);
  const { book, reads } = openBook(first ? [first] : []);
  expect(heldNow((await book.pastOf("ada")).ledger, { job: "a" })?.has("m")).toBe(true);
  if (second) await book.enter(second);
  const { ledger, newest, lastId } = await book.pastOf("ada");
  expect(heldNow(ledger, { job: "a" })).toBeNull();
  expect(newest?.effect).toMatchObject({ kind: "delete", matched: true });
  expect([lastId, reads()]).toEqual([2, 1]);
});

test("whoever holds a past holds one moment", async () => {
  const [first, second] = attemptsOf(put, remove);
  const { book } = openBook(first ? [first] : []);
  const before = await book.pastOf("ada");
  if (second) await book.enter(second);
  expect(before.lastId).toBe(1);
  expect(heldNow(before.ledger, { job: "a" })?.has("m")).toBe(true);
});

test("an attempt that is entered twice counts once", async () => {
  const attempts = attemptsOf(remove, put);
  const { book } = openBook(attempts);
  for (const attempt of [...attempts, ...attempts]) await book.enter(attempt);
  const { ledger, lastId } = await book.pastOf("ada");
  expect(heldNow(ledger, { job: "a" })?.has("m")).toBe(true);
  expect(lastId).toBe(2);
});

test("attempts that are told out of order are folded in order", async () => {
  const [first, second] = attemptsOf(put, remove);
  const { book, stored } = openBook();
  await book.pastOf("ada");
  for (const attempt of [second, first]) {
    if (!attempt) continue;
    stored.push(attempt);
    await book.enter(attempt);
  }
  const { ledger, newest } = await book.pastOf("ada");
  expect(heldNow(ledger, { job: "a" })).toBeNull();
  expect(newest?.effect).toMatchObject({ kind: "delete", matched: true });
});

test("a failed read is not remembered", async () => {
  let isBroken = true;
  const book = createLedgerBook({
    newestOfTeam: async () => {
      if (isBroken) throw new Error("disk on fire");
      return attemptsOf(put);
    },
  });
  await expect(book.pastOf("ada")).rejects.toThrow("fire");
  isBroken = false;
  expect((await book.pastOf("ada")).lastId).toBe(1);
});

test("a step's newest attempt was sent from it, or from nowhere and is meant for it", async () => {
  const from = (step: string | null) => ({ request: put, step });
  const { book } = openBook(attemptsOf(from("a"), from(null), from("b"), restart));
  const team = await book.pastOf("ada");
  const pushTo = (job: string) =>
    checkSchema.parse({ kind: "push", group: { job }, metric: "files", value: 1 });
  const [check, other] = [pushTo("a"), pushTo("elsewhere")];
  const newest = (step: string, more: { lab?: string; check?: Check } = {}, learner = "ada") =>
    newestAttempt(team, learner, { lab: "demo", step, check, ...more })?.id ?? null;
  expect(newest("a")).toBe(2);
  expect(newest("a", { check: other })).toBe(1);
  expect(newest("b")).toBe(3);
  expect(newest("c")).toBe(2);
  expect(newest("c", { check: other })).toBeNull();
  expect(newest("b", { lab: "other" })).toBe(2);
  expect(newest("b", { lab: "other", check: other })).toBeNull();
  expect(newest("a", {}, "bob")).toBeNull();
  expect(team.newest?.id).toBe(3);
});
