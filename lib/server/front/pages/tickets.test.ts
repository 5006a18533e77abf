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

it("ends a ticket after 12 hours, however much it is used", () => {
  const tickets = createTickets();
  const own = tickets.of(ada);
  wait(5);
  expect(tickets.of(ada)).toBe(own);
  wait(6);
  expect(tickets.learnerOf(own)).toEqual(ada);
  const next = tickets.of(ada);
  expect(next).not.toBe(own);
  wait(1);
  expect(tickets.learnerOf(own)).toBeNull();
  expect(tickets.learnerOf(next)).toEqual(ada);
});

it("ends a ticket when it is told to", () => {
  const tickets = createTickets();
  const [own, bobs] = [tickets.of(ada), tickets.of(bob)];
  wait(7);
  const next = tickets.of(ada);
  tickets.end(ada);
  tickets.end(ada);
  expect(tickets.learnerOf(own)).toBeNull();
  expect(tickets.learnerOf(next)).toBeNull();
  expect(tickets.learnerOf(bobs)).toEqual(bob);
});
