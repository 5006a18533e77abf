import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProgress } from "./progress";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(isTTY: boolean, columns = 30) {
  const written: string[] = [];
  const progress = createProgress({ isTTY, columns, write: (text) => written.push(text) });
  return { progress, written };
}

test("on a terminal one line changes each second, fits, and goes before something else is told", () => {
  const { progress, written } = open(true);
  progress.begin("Event stream");
  progress.begin("Team red");
  vi.advanceTimersByTime(2000);
  progress.clear();
  expect(written).toEqual([
    "… Event stream: 1 s, and 1 mo",
    ...["\r\u001b[K", "… Event stream: 2 s, and 1 mo", "\r\u001b[K"],
  ]);
  progress.stop();
});

test("elsewhere there is a line now and then, and none where nothing takes a second", () => {
  const { progress, written } = open(false);
  progress.begin("The app");
  progress.end("The app");
  vi.advanceTimersByTime(5000);
  expect(written).toEqual([]);
  progress.begin("Event stream");
  vi.advanceTimersByTime(11_000);
  expect(written).toEqual(["… Event stream: 1 s\n", "… Event stream: 11 s\n"]);
  progress.stop();
});

test("a terminal that does not know its width has lines as elsewhere", () => {
  const { progress, written } = open(true, 0);
  progress.begin("Event stream");
  vi.advanceTimersByTime(1000);
  expect(written).toEqual(["… Event stream: 1 s"]);
  progress.stop();
});
