import type { Bash } from "just-bash/browser";
import type { Kept } from "./kept";
import { changesBetween, type KeptChanges } from "./kept-changes";

/** So often at most a page is told of changes: it writes all that is kept anew. */
const intervalMs = 100;

/**
 * Tells the changes of a shell's files and cluster while a script runs, so that a stop or a reload forgets
 * nothing. `changed` says that there may be some; `tell` looks at once.
 */
export function keepChanges(
  before: Kept,
  readNow: () => Promise<Kept>,
  keep: (changes: KeptChanges) => void,
): { changed: () => Promise<void>; tell: () => Promise<void> } {
  let told = structuredClone(before);
  let toldAt = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function tell(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    toldAt = performance.now();
    const now = structuredClone(await readNow());
    const changes = changesBetween(told, now);
    told = now;
    if (changes) keep(changes);
  }

  return {
    tell,
    async changed() {
      // A script that never waits lets no timer fire.
      if (performance.now() - toldAt >= intervalMs) await tell();
      else timer ??= setTimeout(() => void tell(), intervalMs);
    },
  };
}

/** Calls `changed` after whatever writes or removes a file. */
export function watchFiles({ fs }: Bash, changed: () => Promise<void>): void {
  const after = <A extends unknown[]>(act: (...args: A) => Promise<void>) => {
    const bound = act.bind(fs);
    return async (...args: A) => {
      await bound(...args);
      await changed();
    };
  };
  fs.writeFile = after(fs.writeFile);
  fs.appendFile = after(fs.appendFile);
  fs.rm = after(fs.rm);
  fs.cp = after(fs.cp);
  fs.mv = after(fs.mv);
}
