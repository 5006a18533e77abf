import { expect, test } from "vitest";
import { readTeams } from "./read-teams";

test("names stand as the app's own list has them, and lines with users beside", () => {
  const text = "# Tuesday\nred, blue\n\ngreen: alice bob@example.org # both new\r\nyellow:\n";
  expect(readTeams(text)).toEqual({
    ok: true,
    value: [
      { name: "red", users: [] },
      { name: "blue", users: [] },
      { name: "green", users: ["alice", "bob@example.org"] },
      { name: "yellow", users: [] },
    ],
  });
});

test("a user's name may have a colon, as clusters write them", () => {
  expect(readTeams("red: kube:admin oidc:alice")).toEqual({
    ...{ ok: true, value: [{ name: "red", users: ["kube:admin", "oidc:alice"] }] },
  });
});

test.for([
  { text: "red\nred", line: "Line 2: red is there twice" },
  { text: "red\nblue red", line: "Line 2: red is there twice" },
  { text: "Red", line: 'Line 1: "Red" is no name of a team' },
  { text: "-red", line: 'Line 1: "-red" is no name of a team' },
  { text: "red-", line: 'Line 1: "red-" is no name of a team' },
  { text: "x".repeat(41), line: "is no name of a team" },
  { text: "red: alice blue: bob", line: '"blue:" is no name of a user' },
  { text: "red: :alice", line: '":alice" is no name of a user' },
  { text: "\n# nobody\n", line: "The list has no team" },
  { text: Array.from({ length: 1001 }, (_, i) => `t${i}`).join("\n"), line: "1001 teams" },
])("what is wrong with a list is said: $line", ({ text, line }) => {
  const read = readTeams(text);
  expect(read.ok ? [] : read.error).toEqual([expect.stringContaining(line)]);
});
