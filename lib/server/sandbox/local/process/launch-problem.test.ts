import { expect, test } from "vitest";
import { explainExit, explainSystemError } from "./launch-problem";

const exit = (code: number | null, lastWords = "", signal: NodeJS.Signals | null = null) =>
  explainExit({ code, signal, lastWords }, "/opt/prometheus");

test.each([
  ['err="listen tcp 127.0.0.1:41: bind: address already in use"', "port-taken"],
  ['err="opening storage failed: chunks_head/000001: invalid magic number 72af45b2"', "damaged"],
  ['err="opening storage failed: lock DB directory: resource temporarily unavailable"', "crashed"],
  ['err="opening storage failed: open wal: permission denied"', "cannot-start"],
  ['msg="could not load persisted metrics" err="unexpected EOF"', "damaged"],
  ["unexpected fault address 0x7f\nfatal error: fault\n[signal SIGBUS]", "damaged"],
  ["panic: Unable to create mmap-ed active query log", "damaged"],
  ["write wal: no space left on device", "cannot-start"],
  ["prometheus: error: unknown long flag '--scrape.x'", "cannot-start"],
  ["something else", "crashed"],
])("%s is %s", (words, kind) => {
  expect(exit(1, `ts=1 level=error\n${words}\n`).kind).toBe(kind);
});

test("a program that is missing or cannot run is named", () => {
  expect(exit(127)).toEqual({
    kind: "cannot-start",
    reason: "the program /opt/prometheus was not found",
  });
  expect(exit(126)).toEqual({
    kind: "cannot-start",
    reason: "the program /opt/prometheus cannot be executed",
  });
});

test("a signal is told", () => {
  expect(exit(null, "", "SIGKILL")).toEqual({
    kind: "crashed",
    reason: "it was ended by SIGKILL",
  });
});

test("an error of the system is told in words, an unknown one by its code", () => {
  const error = (code: string) => Object.assign(new Error(code), { code });
  expect(explainSystemError(error("ENOSPC")).reason).toBe("the disk is full");
  expect(explainSystemError(error("ELOOP")).reason).toBe("the system refused it (ELOOP)");
});
