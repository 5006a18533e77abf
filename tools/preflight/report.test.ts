import { expect, test } from "vitest";
import { Interrupted } from "./interruption";
import { createReport, exitCode, reportJson, summary, Unreachable } from "./report";

test("says of each thing what was found and what to do, area by area", async () => {
  const told: string[] = [];
  const report = createReport({ tell: (text) => told.push(text) });
  await report.look("Disk", async (section) => {
    section.fine("room", "9 GiB free");
    section.wrong("speed", "too slow", "Take another one.");
    section.notChecked("age", "nobody knows");
  });
  expect(told).toEqual([
    "\nDisk\n  fine         room: 9 GiB free\n  WRONG        speed: too slow\n               → Take another one.\n  not checked  age: nobody knows\n",
  ]);
  expect(exitCode(report.findings())).toBe(1);
  expect(summary(report.findings())).toBe(
    "\nSomething will fail in class. 1 fine, 0 note, 1 wrong, 1 not checked.\n  WRONG  Disk: speed\n",
  );
  expect(JSON.parse(reportJson(report.findings()))).toMatchObject({
    exitCode: 1,
    findings: [{ area: "Disk", state: "fine" }, { todo: "Take another one." }, { todo: null }],
  });
});

test("takes what gives no answer for a finding, and a bug for a bug", async () => {
  const report = createReport({ tell: () => {} });
  await report.look("Far", () => Promise.reject(new Unreachable("host", "no answer", "Call it.")));
  expect(report.findings()).toMatchObject([
    { state: "wrong", found: "no answer", todo: "Call it." },
  ]);
  await expect(report.look("Bug", () => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
});

test("says once what several have in common", async () => {
  const told: string[] = [];
  const report = createReport({ tell: (text) => told.push(text) });
  await report.look("Far", async (section) => {
    for (const what of ["rights", "quota"]) section.notChecked(what, "nobody is logged in");
  });
  expect(told).toEqual(["\nFar\n  not checked  rights; quota: nobody is logged in\n"]);
  expect(report.findings()).toHaveLength(2);
});

test("breaks lines that do not fit, and leaves an address whole", async () => {
  const told: string[] = [];
  const report = createReport({ tell: (text) => told.push(text), columns: 40 });
  await report.look("Far", async (section) => {
    section.wrong(
      "host",
      "it is nowhere to be found at all",
      "See https://example.org/a/very/long/address there.",
    );
  });
  expect(told.join("").split("\n")).toEqual([
    ...["", "Far", "  WRONG        host: it is nowhere to be", "               found at all"],
    ...["               → See", "                 https://example.org/a/very/long/address"],
    ...["                 there.", ""],
  ]);
});

test("what was interrupted is told as far as it was looked at", async () => {
  const report = createReport({ tell: () => {} });
  const looked = report.look("Near", async (section) => {
    section.fine("this", "good");
    throw new Interrupted("interrupted");
  });
  await expect(looked).rejects.toThrow(Interrupted);
  expect(report.findings().map(({ state }) => state)).toEqual(["fine", "not-checked"]);
  expect(JSON.parse(reportJson(report.findings(), true))).toMatchObject({ exitCode: 130 });
});

test("a note and what was not checked make nothing fail", async () => {
  const report = createReport({ tell: () => {} });
  await report.look("Near", async (section) => {
    section.note("this", "odd", "Look at it.");
    section.notChecked("that", "no way to");
  });
  expect(exitCode(report.findings())).toBe(0);
});
