import type { ImportGraph } from "./import-graph";
import { type PlanLine, testsRoom } from "./import-plan";
import { openRooms, type Room, roomOf } from "./plan-rooms";

/** An import that the plan does not have. */
export interface Refused {
  file: string;
  imported: string;
  why: string;
}

type Rooms = ReadonlyMap<string, Room>;

/** Every import of the graph that the plan does not allow. */
export function judgeImports(graph: ImportGraph, plan: readonly PlanLine[]): Refused[] {
  const rooms = openRooms(plan);
  return [...graph].flatMap(([file, { files, packages }]) => {
    const own = roomOf(file, rooms);
    if (!own) return [{ file, imported: "", why: "its room is not in the plan" }];
    const asked = [own, ...(isTest(file) ? testsOf(rooms) : [])];
    const isRefused = (imported: string) =>
      roomOf(imported, rooms) !== own && !asked.some(({ isAllowed }) => isAllowed(imported));
    const isRefusedPackage = (name: string) =>
      !asked.some(({ isAllowedPackage }) => isAllowedPackage(name));
    const refuse = (why: string) => (imported: string) => ({ file, imported, why });
    return [
      ...files.filter(isRefused).map(refuse(`not for ${own.path}`)),
      ...packages.filter(isRefusedPackage).map(refuse(`no package for ${own.path}`)),
      ...(mayUseTestHelp(file, own) ? [] : files.filter(isTestHelp).map(refuse("test help"))),
    ];
  });
}

function testsOf(rooms: Rooms): Room[] {
  const tests = rooms.get(testsRoom);
  return tests ? [tests] : [];
}

const mayUseTestHelp = (file: string, room: Room) => isTest(file) || room.path.startsWith("tools/");
const isTestHelp = (file: string) => file.includes("/testing/");
const isTest = (file: string) => isTestHelp(file) || /\.test\.tsx?$/.test(file);
