import { posix } from "node:path";
import type { PlanLine } from "./import-plan";

/** What a room may import, its names read as paths. */
export interface Room {
  path: string;
  isAllowed: (file: string) => boolean;
  isAllowedPackage: (name: string) => boolean;
}

/** The rooms of the plan by their paths. */
export function openRooms(plan: readonly PlanLine[]): Map<string, Room> {
  const lines = plan.flatMap((line) => line.rooms.map((path) => ({ ...line, path })));
  const places = placesOf(lines.map(({ path }) => path));
  return new Map(
    lines.map(({ path, imports, packages }) => {
      const allowed = imports.map((name) => placeNamed(name, places));
      const room: Room = {
        path,
        isAllowed: (file) => allowed.some((isIn) => isIn(file)),
        isAllowedPackage: (name) => packages.some((each) => isOfPackage(name, each)),
      };
      return [path, room];
    }),
  );
}

/** What the names of the plan can mean: its rooms, and the folders that they are in. */
function placesOf(rooms: readonly string[]): string[] {
  const places = new Set<string>();
  for (const room of rooms) {
    for (let at = room; at !== "."; at = posix.dirname(at)) places.add(at);
  }
  return [...places];
}

/** True of a name in the plan that is one file by its whole path. */
export const isFileName = (name: string) => /\.m?[tj]s$/.test(name);

/** The shortest path that ends with the name, which has to be the only one of its length; or that one file. */
function placeNamed(name: string, places: readonly string[]): (file: string) => boolean {
  if (isFileName(name)) return (file) => file === name || `${file}.ts` === name;
  const isAlone = name.endsWith("/*");
  const end = isAlone ? name.slice(0, -2) : name;
  const fitting = places.filter((place) => place === end || place.endsWith(`/${end}`));
  const depth = (place: string) => place.split("/").length;
  const least = Math.min(...fitting.map(depth));
  const [place, other] = fitting.filter((each) => depth(each) === least);
  if (place === undefined) throw new Error(`the plan names ${name}, which is nowhere`);
  if (other !== undefined) throw new Error(`the plan names ${name}: ${place} or ${other}?`);
  if (isAlone) return (file) => posix.dirname(file) === place;
  return (file) => file.startsWith(`${place}/`) || file.replace(/\.\w+$/, "") === place;
}

/** The longest name of a room that fits the path. */
export function roomOf(file: string, rooms: ReadonlyMap<string, Room>): Room | undefined {
  const own = rooms.get(file) ?? rooms.get(file.replace(/\.\w+$/, ""));
  if (own) return own;
  for (let at = posix.dirname(file); at !== "."; at = posix.dirname(at)) {
    const room = rooms.get(at);
    if (room) return room;
  }
  return undefined;
}

function isOfPackage(name: string, allowed: string): boolean {
  if (allowed === "node") return name.startsWith("node:");
  if (allowed.endsWith("*")) return name.startsWith(allowed.slice(0, -1));
  return name === allowed || name.startsWith(`${allowed}/`);
}
