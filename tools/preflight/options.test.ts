import { expect, test } from "vitest";
import { readOptions } from "./options";

const errorOf = (args: string[]) => {
  const read = readOptions(args);
  return read.ok ? null : read.error[0];
};

test("reads a laptop's and a cluster's command line", () => {
  expect(readOptions(["--learners", "25"])).toMatchObject({ ok: true, value: { learners: 25 } });
  const args = ["--url", "https://lab.example.org", "--teams", "teams.txt", "--header", "X-A: b"];
  expect(readOptions(args, "secret")).toMatchObject({
    ok: true,
    value: { password: "secret", hold: 45, header: ["X-A: b"], slowest: 1000, json: false },
  });
  const said = readOptions([...args, "--password", "another"], "secret");
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

test("shows a password to nobody", () => {
  expect(errorOf(["--password", "", "--learners", "3"])).not.toContain('""');
});
