import { expect, test } from "vitest";
import { classNotes } from "./class-notes";

const at = {
  addresses: ["http://192.168.1.20:3000"],
  availableBytes: 7.5 * 1024 ** 3,
  sandboxBytes: 28e6,
  isTerminal: false,
};

test("tells each address with a code in half-blocks, and what a class costs", () => {
  const notes = classNotes({ ...at, addresses: [...at.addresses, "http://[2001:db8::a]:3000"] });
  expect(notes).toMatch(/http:\/\/192\.168\.1\.20:3000\n\n[█▀▄ ]{25,}\n/);
  expect(notes).toMatch(/http:\/\/\[2001:db8::a\]:3000\n\n[█▀▄ ]{25,}\n/);
  expect(notes).toContain("28 MB of memory: 25 need 0.7 GiB, 60 need 1.6 GiB, 200 need 5.2 GiB.");
  expect(notes).toContain("7.5 GiB free;");
  expect(notes).not.toContain("\u001b");
});

test("tells no costs of servers that run elsewhere", () => {
  expect(classNotes({ ...at, sandboxBytes: null })).not.toMatch(/A learner's servers|need/);
});

test("gives a terminal both colours, and says where there is no network", () => {
  expect(classNotes({ ...at, isTerminal: true })).toContain("\u001b[97;40m█");
  expect(classNotes({ ...at, addresses: [] })).toContain("in no network yet");
});
