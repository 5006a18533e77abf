import { afterEach, expect, test, vi } from "vitest";
import { namesFor } from "@/lib/domain/site-names";
import { limits } from "./explain-limit";
import type { ToPage, ToWorker } from "./shell-message";

afterEach(() => vi.unstubAllGlobals());

test("a run in which the shell itself fails is told as ended", async () => {
  const scope = new EventTarget();
  const posted: ToPage[] = [];
  const ended = new Promise<void>((resolve) => {
    const postMessage = (message: ToPage) => {
      posted.push(message);
      if (message.kind === "ended") resolve();
    };
    vi.stubGlobal("self", Object.assign(scope, { postMessage }));
  });
  await import("./shell-worker");
  // More than the shell's file system holds.
  const files = { "/tmp/large": "x".repeat(limits.maxFileSystemBytes + 1) };
  const kept = { files, cluster: null };
  const data: ToWorker = { kind: "run", script: "true", names: namesFor("ada"), kept };
  scope.dispatchEvent(new MessageEvent("message", { data }));
  await ended;
  expect(posted).toEqual([
    { kind: "ready" },
    {
      kind: "printed",
      parts: [{ stream: "stderr", text: expect.stringContaining("the shell itself failed: ") }],
    },
    { kind: "ended", exitCode: 1, limit: null },
  ]);
});
