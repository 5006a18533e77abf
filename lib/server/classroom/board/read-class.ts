import type { Lab } from "@/lib/domain/lab/lab";
import type { Presence } from "@/lib/server/classroom/presence";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";
import { labsOf, placesOf } from "./board-rows";
import { type ClassMemory, createClassMemory } from "./class-memory";
import type { HiddenTimes } from "./hidden-times";

export interface ReadParts {
  store: Pick<Store, "workshops" | "classes">;
  labs: ReadonlyMap<string, Lab>;
  presence: Pick<Presence, "of">;
  hidden: Pick<HiddenTimes, "of" | "remember">;
  sandboxes?: Pick<Sandboxes, "peek"> | undefined;
}

/** A class with the labs of its workshop. */
export interface ReadClass {
  memory: ClassMemory;
  labs: Lab[];
}

/** A workshop as it stands; null for one that is none. */
export async function readClass(parts: ReadParts, workshop: string): Promise<ReadClass | null> {
  const snapshot = await parts.store.classes.snapshot(workshop);
  if (!snapshot) return null;
  parts.hidden.remember(snapshot.hidden);
  const labs = labsOf(snapshot.workshop, parts.labs);
  return { memory: createClassMemory({ ...parts, snapshot, places: placesOf(labs) }), labs };
}

export async function readCurrentClass(parts: ReadParts): Promise<ReadClass> {
  const { id } = await parts.store.workshops.current();
  const read = await readClass(parts, id);
  if (!read) throw new Error(`there is no workshop ${id}`);
  return read;
}

/**
 * Reads who is there and what they ask; gives of whom something has changed, null for everybody. `another`
 * where it is another workshop by now, or has other labs.
 */
export async function readRollAnew(
  { store }: ReadParts,
  memory: ClassMemory,
): Promise<ReadonlySet<string> | null | "another"> {
  const before = memory.roll().workshop;
  const { id } = await store.workshops.current();
  const roll = id === before.id ? await store.classes.roll(id) : null;
  const hasSameLabs = JSON.stringify(roll?.workshop.labs) === JSON.stringify(before.labs);
  return roll && hasSameLabs ? memory.setRoll(roll) : "another";
}
