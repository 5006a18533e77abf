import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSessionEndings } from "@/lib/server/session/session-endings";
import { createTickets } from "./tickets";

const day = 24 * 60 * 60 * 1000;
const ada = { id: "1", name: "Ada", team: "ada" };
const bob = { id: "2", name: "Bob", team: "bob" };
const sessionOf = (learner: typeof ada, id = `s${learner.id}`) => ({
  id,
  learner,
  endsAtMs: Date.now() + 30 * day,
});
const waitMinutes = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

function open() {
  const endings = createSessionEndings();
  const tickets = createTickets({ attend: ({ id }, onEnd) => endings.attend(id, onEnd) });
  return { endings, tickets };
}

it("gives a session one ticket, which leads to its learner alone", () => {
  const { tickets } = open();
  const own = tickets.of(sessionOf(ada));
  expect(own).toMatch(/^[\w-]{43}$/);
  expect(tickets.of(sessionOf(ada))).toBe(own);
  expect(tickets.of(sessionOf(ada, "elsewhere"))).not.toBe(own);
  expect(tickets.of(sessionOf(bob))).not.toBe(own);
  expect(tickets.learnerOf(own)).toEqual(ada);
});

it("ends a ticket 30 minutes after its last use", () => {
  const { tickets } = open();
  const own = tickets.of(sessionOf(ada));
  for (let uses = 0; uses < 5; uses += 1) {
    waitMinutes(29);
    expect(tickets.learnerOf(own)).toEqual(ada);
  }
  waitMinutes(29);
  expect(tickets.of(sessionOf(ada))).toBe(own);
  waitMinutes(30);
  expect(tickets.learnerOf(own)).toBeNull();
  expect(tickets.of(sessionOf(ada))).not.toBe(own);
});

it("lets no ticket outlive its session, however much it is used", () => {
  const { tickets } = open();
  const own = tickets.of({ ...sessionOf(ada), endsAtMs: Date.now() + 40 * 60_000 });
  waitMinutes(20);
  expect(tickets.learnerOf(own)).toEqual(ada);
  waitMinutes(20);
  expect(tickets.learnerOf(own)).toBeNull();
});

it("ends the tickets of a session with it, and of no other", () => {
  const { endings, tickets } = open();
  const [here, elsewhere] = [tickets.of(sessionOf(ada)), tickets.of(sessionOf(ada, "elsewhere"))];
  endings.tell(["s1"]);
  expect(tickets.learnerOf(here)).toBeNull();
  expect(tickets.learnerOf(elsewhere)).toEqual(ada);
});

it("ends all tickets of a learner when it is told to", () => {
  const { endings, tickets } = open();
  const [own, bobs] = [tickets.of(sessionOf(ada)), tickets.of(sessionOf(bob))];
  const next = tickets.of(sessionOf(ada, "elsewhere"));
  tickets.end(ada);
  tickets.end(ada);
  expect([own, next].map((ticket) => tickets.learnerOf(ticket))).toEqual([null, null]);
  expect(tickets.learnerOf(bobs)).toEqual(bob);
  expect(endings.isAttended("s1")).toBe(false);
});
