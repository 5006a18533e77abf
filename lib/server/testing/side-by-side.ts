import { AsyncLocalStorage } from "node:async_hooks";
import { onTestFinished as ofTheOnlyTest, type TestContext, test as vitestTest } from "vitest";

const running = new AsyncLocalStorage<TestContext>();

/** A test that runs beside the others of its file, for those that wait for servers most of the time. */
export function test(name: string, body: () => void | Promise<void>): void {
  vitestTest.concurrent(name, (context) => running.run(context, body));
}

/** Vitest's own knows which test it is called in only where they run one after another. */
export const onTestFinished: TestContext["onTestFinished"] = (work, timeout) =>
  (running.getStore()?.onTestFinished ?? ofTheOnlyTest)(work, timeout);
