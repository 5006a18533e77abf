import type { Print } from "./console";
import type { PrintedPart } from "./shell-message";

/** So often at most the page is told of new output. */
const intervalMs = 60;

/** Gathers output, so that a page is told of much of it at a time. */
export function createPrinter(send: (parts: PrintedPart[]) => void): {
  print: Print;
  flush: () => void;
} {
  let parts: PrintedPart[] = [];
  let sentAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    sentAt = performance.now();
    if (parts.length === 0) return;
    send(parts);
    parts = [];
  }

  return {
    print(stream, text) {
      if (text === "") return;
      const last = parts.at(-1);
      if (last?.stream === stream) last.text += text;
      else parts.push({ stream, text });
      // A script that never waits lets no timer fire.
      if (performance.now() - sentAt >= intervalMs) flush();
      else timer ??= setTimeout(flush, intervalMs);
    },
    flush,
  };
}
