import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTickets } from "./tickets";

const ada = { id: "1", name: "Ada", team: "ada" };
const bob = { id: "2", name: "Bob", team: "bob" };
const hour = 60 * 60 * 1000;
const wait = (hours: number) => vi.setSystemTime(Date.now() + hours * hour);

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

it("gives a learner one ticket, which leads to them alone", () => {
  const tickets = createTickets();
  const own = tickets.of(ada);
  expect(own).toMatch(/^[\w-]{43}$/);
  expect(tickets.of(ada)).toBe(own);
  expect(tickets.of(bob)).not.toBe(own);
  expect(tickets.learnerOf(own)).toEqual(ada);
});

it("ends a ticket 12 hours after its last use", () => {
  const tickets = createTickets();
  const own = tickets.of(ada);
  wait(11);
  expect(tickets.learnerOf(own)).toEqual(ada);
  wait(11);
  expect(tickets.learnerOf(own)).toEqual(ada);
  wait(12);
  expect(tickets.learnerOf(own)).toBeNull();
  expect(tickets.of(ada)).not.toBe(own);
});

it("ends a ticket when it is told to", () => {
  const tickets = createTickets();
  const [own, bobs] = [tickets.of(ada), tickets.of(bob)];
  tickets.end(ada);
  tickets.end(ada);
  expect(tickets.learnerOf(own)).toBeNull();
  expect(tickets.learnerOf(bobs)).toEqual(bob);
});
