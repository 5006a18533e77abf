import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { LocalSettings } from "@/lib/server/local-settings";
import type { Log } from "@/lib/server/log";
import { createLocalSandboxes } from "@/lib/server/sandbox/local/local-sandboxes";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { longMs } from "./scrape-interval";

/** The sandboxes that all fixtures of a run take theirs from, by how often their servers scrape. */
export interface SharedSandboxes {
  at(scrapeIntervalMs: number): Promise<Sandboxes>;
  close(): Promise<void>;
}

/**
 * As many as `warm` stand ready, so that no case waits for the first scrape of a new Prometheus. Where a
 * verdict is to be seen waiting for a scrape none does: the first one, seconds away, leaves time for it.
 */
export function shareSandboxes(parts: {
  settings: LocalSettings;
  /** Each interval has a folder of its own in here. */
  dir: string;
  warm: number;
  log: Log;
}): SharedSandboxes {
  const opened = new Map<number, Promise<Sandboxes>>();

  async function open(scrapeIntervalMs: number): Promise<Sandboxes> {
    const warm = scrapeIntervalMs === longMs ? 0 : parts.warm;
    const dataDir = join(parts.dir, `every-${scrapeIntervalMs}-ms`);
    await mkdir(dataDir);
    const settings = { ...parts.settings, scrapeIntervalMs, warm };
    return createLocalSandboxes(settings, { dataDir, log: parts.log });
  }

  return {
    at(scrapeIntervalMs) {
      const known = opened.get(scrapeIntervalMs) ?? open(scrapeIntervalMs);
      opened.set(scrapeIntervalMs, known);
      return known;
    },
    async close() {
      const all = await Promise.allSettled(opened.values());
      await Promise.all(all.map((each) => each.status === "fulfilled" && each.value.close()));
    },
  };
}
