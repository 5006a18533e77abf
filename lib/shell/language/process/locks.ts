import type { Description } from "./descriptions";

/** The locks of `flock`: each belongs to an open file, however many descriptors lead to it. */
export class Locks {
  private readonly held = new Map<string, Map<Description, "shared" | "exclusive">>();
  private readonly paths = new WeakMap<Description, string>();
  private readonly waiting = new Set<() => void>();

  /** A file that has just been opened, made so that its lock goes when the last descriptor is closed. */
  watch(path: string, opened: Description): Description {
    let count = 1;
    const watched: Description = {
      ...opened,
      retain() {
        count++;
      },
      release: () => {
        count--;
        if (count === 0) this.unlock(watched);
      },
    };
    this.paths.set(watched, path);
    return watched;
  }

  /** False where another open file has a lock in the way. */
  lock(description: Description, kind: "shared" | "exclusive"): boolean {
    const path = this.paths.get(description);
    if (path === undefined) return true;
    const holders = this.held.get(path) ?? new Map();
    const isFree = [...holders].every(
      ([holder, other]) => holder === description || (kind === "shared" && other === "shared"),
    );
    if (!isFree) return false;
    this.held.set(path, holders.set(description, kind));
    return true;
  }

  unlock(description: Description): void {
    const path = this.paths.get(description);
    if (path === undefined || !this.held.get(path)?.delete(description)) return;
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  /** Resolves once a lock has gone. */
  change(): Promise<void> {
    return new Promise((resolve) => this.waiting.add(resolve));
  }
}
