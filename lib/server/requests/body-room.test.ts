import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createBodyRoom, type Lease } from "./body-room";

const limits = { overall: 3, ofOne: 2, waiting: 2, heldMs: 1000, waitMs: 5000 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks for room, and keeps what came of it. */
function ask(room: ReturnType<typeof createBodyRoom>, owner: string) {
  const asked: { lease: Lease | null | "waits" } = { lease: "waits" };
  void room.enter(owner).then((lease) => {
    asked.lease = lease;
  });
  return asked;
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const leave = ({ lease }: ReturnType<typeof ask>) => {
  if (lease === null || lease === "waits") throw new Error("has no room");
  lease.leave();
};
const isRead = ({ lease }: ReturnType<typeof ask>) =>
  lease !== null && lease !== "waits" && !lease.lost.aborted;

it("lets only so many of one learner be read, so many more wait, and no one more", async () => {
  const room = createBodyRoom(limits);
  const [first, second, third, fourth, fifth] = [1, 2, 3, 4, 5].map(() => ask(room, "ada"));
  await pass(0);
  expect([first, second].map((each) => each && isRead(each))).toEqual([true, true]);
  expect([third?.lease, fourth?.lease, fifth?.lease]).toEqual(["waits", "waits", null]);
  if (first) leave(first);
  if (first) leave(first);
  await pass(0);
  expect([third && isRead(third), fourth?.lease]).toEqual([true, "waits"]);
});

it("lets others in beside a learner whose bodies wait, up to a bound over all", async () => {
  const room = createBodyRoom(limits);
  for (let i = 0; i < 3; i += 1) ask(room, "ada");
  const [bob, cy] = [ask(room, "bob"), ask(room, "cy")];
  await pass(0);
  expect([isRead(bob), cy.lease]).toEqual([true, "waits"]);
});

it("takes the room of slow bodies for whoever waits, first of those who have most", async () => {
  const room = createBodyRoom(limits);
  const slow = [ask(room, "bob"), ask(room, "ada"), ask(room, "ada")];
  const more = ask(room, "ada");
  const [cy, dot] = [ask(room, "cy"), ask(room, "dot")];
  await pass(999);
  expect([...slow.map(isRead), isRead(cy)]).toEqual([true, true, true, false]);
  await pass(1);
  expect([...slow.map(isRead), isRead(cy), isRead(dot)]).toEqual([false, false, false, true, true]);
  // Her own is behind those of others, and comes as soon as there is room.
  expect(isRead(more)).toBe(true);
});

it("leaves a slow body its room for as long as nobody waits for it", async () => {
  const room = createBodyRoom(limits);
  const slow = ["ada", "ada", "bob"].map((owner) => ask(room, owner));
  const own = ask(room, "ada");
  await pass(4999);
  expect([...slow.map(isRead), own.lease]).toEqual([true, true, true, "waits"]);
  await pass(1);
  expect(own.lease).toBeNull();
});

it("lets nobody wait for longer than they may", async () => {
  const room = createBodyRoom({ ...limits, heldMs: 60_000 });
  for (let i = 0; i < 3; i += 1) ask(room, `${i}`);
  const cy = ask(room, "cy");
  await pass(5000);
  expect(cy.lease).toBeNull();
});
