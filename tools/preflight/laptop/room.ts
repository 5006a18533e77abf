import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { sandboxBytes } from "@/lib/server/most-sandboxes";
import type { Section } from "@/tools/preflight/report";

/** The app itself, bytes. */
const appBytes = 0.5 * 1024 ** 3;
/** For each learner and day, bytes. */
const diskBytes = 50e6;

interface Room {
  memory: number;
  disk: number;
}

/** Memory and disk for so many learners; `room` is what there is, in bytes. */
export async function lookAtRoom(
  dataDir: string,
  learners: number,
  section: Section,
  room: Room = { memory: process.availableMemory(), disk: freeDisk(dataDir) },
): Promise<void> {
  const memory = appBytes + learners * sandboxBytes;
  if (room.memory >= memory)
    section.fine("memory", `${gib(room.memory)} free, ${gib(memory)} needed`);
  else {
    const most = Math.max(0, Math.floor((room.memory - appBytes) / sandboxBytes));
    section.wrong(
      "memory",
      `${gib(room.memory)} free, ${gib(memory)} needed`,
      `Close what takes memory; as it is, ${most} learners have room, and the others wait in a queue.`,
    );
  }
  const disk = learners * diskBytes;
  if (room.disk >= disk)
    section.fine("disk", `${gib(room.disk)} free, ${gib(disk)} needed for a day`);
  else
    section.wrong(
      "disk",
      `${gib(room.disk)} free, ${gib(disk)} needed for a day`,
      "Make room, or set DATA_DIR to a folder on another disk.",
    );
}

/** Of the disk that the folder will be on. */
function freeDisk(folder: string): number {
  let at = folder;
  while (!existsSync(at)) at = dirname(at);
  const { bavail, bsize } = statfsSync(at);
  return bavail * bsize;
}

const gib = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
