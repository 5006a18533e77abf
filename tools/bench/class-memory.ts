import { setTimeout as sleep } from "node:timers/promises";
import { memoryMib, usage } from "./class-size";

type App = Parameters<typeof usage>[0];

/** The most that was seen at once. */
export interface MostMemory {
  appMib: number;
  /** Of all sandboxes together, and how many they were then. */
  serversMib: number;
  sandboxes: number;
}

export const noMemory: MostMemory = { appMib: 0, serversMib: 0, sandboxes: 0 };

/**
 * What a sandbox takes is told of the moment when all of them together take most: the first two share the
 * pages of their programs with nobody, and each then counts for half as much again.
 */
export function mostOf(most: MostMemory, used: MostMemory): MostMemory {
  const appMib = Math.max(most.appMib, used.appMib);
  const { serversMib, sandboxes } = used.serversMib > most.serversMib ? used : most;
  return { appMib, serversMib, sandboxes };
}

/** A sandbox as the mean of all, in proportional set size; NaN where none was seen. */
export const sandboxMib = ({ serversMib, sandboxes }: MostMemory) => serversMib / sandboxes;

/**
 * The app is looked at often, its servers more seldom: the kernel walks through all memory of each, which takes
 * from what is measured. Those that end while they are looked at are left for the next look.
 */
export async function watchMemory(app: App, signal: AbortSignal): Promise<MostMemory> {
  let most = noMemory;
  for (let look = 0; !signal.aborted; look += 1) {
    const used = look % 4 === 3 ? await usage(app).catch(() => null) : null;
    most = mostOf(most, used ?? { ...noMemory, appMib: await memoryMib(app.pid) });
    await sleep(5000, undefined, { signal }).catch(() => undefined);
  }
  return most;
}
