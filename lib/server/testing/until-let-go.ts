import { AsyncLocalStorage } from "node:async_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { vi } from "vitest";

const requests = new AsyncLocalStorage<object>();

/** Shorter than a connection is kept that nobody uses, which would let go of all when it is closed. */
const withinMs = 20_000;

/** Does work as part of a request, and waits until nothing keeps that request any more. */
export async function untilLetGo(work: () => unknown): Promise<void> {
  const request = await answered(work);
  await vi.waitUntil(
    () => {
      collectGarbage();
      return request.deref() === undefined;
    },
    { timeout: withinMs },
  );
}

async function answered(work: () => unknown): Promise<WeakRef<object>> {
  const request = {};
  await requests.run(request, async () => work());
  return new WeakRef(request);
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}
