import { expect, test } from "vitest";
import { readOptions } from "./options";

const errorOf = (args: string[]) => {
  const read = readOptions(args);
  return read.ok ? null : read.error[0];
};

test("reads a laptop's and a cluster's command line", () => {
  expect(readOptions(["--learners", "25"])).toMatchObject({ ok: true, value: { learners: 25 } });
  const args = ["--url", "https://lab.example.org", "--teams", "teams.txt", "--header", "X-A: b"];
  expect(readOptions(args, { INSTRUCTOR_PASSWORD: "secret" })).toMatchObject({
    ok: true,
    value: { password: "secret", hold: 45, header: ["X-A: b"], slowest: 1000, json: false },
  });
  const said = readOptions([...args, "--password", "another"], { INSTRUCTOR_PASSWORD: "secret" });
  expect(said).toMatchObject({ value: { password: "another" } });
});

test.each([
  [["--learners", "0"], '--learners is "0"; write how many will come, from 1 to 1000, such as 25.'],
  [["--url", "lab"], '--url is "lab"; write the app\'s address, such as https://lab.example.org.'],
  [
    ["--url", "https://lab.example.org"],
    "--teams is missing; write the path of a file with a team a line.",
  ],
  [
    ["--teams", "teams.txt"],
    "--url is missing; write the app's address, such as https://lab.example.org.",
  ],
  [["--lerners", "3"], "Unknown option '--lerners'"],
])("refuses %j in words", (args, line) => {
  expect(errorOf(args)).toBe(line);
});

test("takes headers from the environment, which no list of processes shows", () => {
  const read = readOptions([], { PREFLIGHT_HEADER: "Cookie: _oauth_proxy=a\nX-A: b\n" });
  expect(read).toMatchObject({ value: { header: ["Cookie: _oauth_proxy=a", "X-A: b"] } });
});

test("shows a password and headers to nobody", () => {
  expect(errorOf(["--password", "", "--learners", "3"])).not.toContain('""');
  expect(errorOf(["--header", "Cookie=of-ada", "--learners", "3"])).not.toContain("of-ada");
});
