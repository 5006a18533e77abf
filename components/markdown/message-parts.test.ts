import { expect, test } from "vitest";
import { messageParts, messageText, tellTimes } from "./message-parts";

const kinds = (message: string) => messageParts(message).map(({ kind, text }) => [kind, text]);

test("tells code and times from words", () => {
  expect(kinds("`m` had 4 until 2026-11-25T11:59:49Z. Then `PUT /x` came.")).toEqual([
    ["code", "m"],
    ["words", " had 4 until "],
    ["time", "2026-11-25T11:59:49Z"],
    ["words", ". Then "],
    ["code", "PUT /x"],
    ["words", " came."],
  ]);
});

test.each([
  'The label is built="2026-11-25T11:59:49Z".',
  'The group {built=" 2026-11-25T11:59:49Z "} is there.',
  'Its value is "a \\" 2026-11-25T11:59:49Z b".',
  "The gateway answered 400 to POST /metrics/job/2026-11-25T11:59:49Z.",
  "The label is 2026-11-25T11:59:49Zulu.",
])("leaves what a learner wrote: %s", (message) => {
  expect(kinds(message)).toEqual([["words", message]]);
});

test("leaves times in code", () => {
  expect(kinds("Not `2026-11-25T11:59:49Z` here.")[1]).toEqual(["code", "2026-11-25T11:59:49Z"]);
});

test("tells the times of a text that has no code, and nothing else of it", () => {
  const tell = (iso: string) => iso.slice(11, 16);
  expect(tellTimes("a `restart` after 2026-11-25T11:59:49Z", tell)).toBe("a `restart` after 11:59");
  expect(tellTimes('`"2026-11-25T11:59:49Z"`', tell)).toBe('`"2026-11-25T11:59:49Z"`');
});

test("is words alone where there is no room for elements", () => {
  const message = "`m` was restarted (2026-11-25T11:59:49Z), before 2026-11-25T12:00:00Z";
  expect(messageText(message, (iso) => iso.slice(11, 16))).toBe(
    "m was restarted (11:59), before 12:00",
  );
});
