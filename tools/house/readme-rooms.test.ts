import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";
import { readPlan, testsRoom } from "./import-plan";

/** Folders whose rooms the README tells one by one; what is in those it tells where it helps. */
const floors = ["components", "lib", "lib/domain", "lib/server", "tools"];

/** What the lines of the README's table name: paths, and names beside or below the first of them. */
function roomsOfReadme(): Set<string> {
  const [, section = ""] = readFileSync("README.md", "utf8").split("### Rooms");
  const lines = section.slice(0, section.indexOf("###")).split("\n");
  return new Set(
    lines.flatMap((line) => {
      const names = [...line.matchAll(/`([^`]+)`/g)].map(([, name = ""]) =>
        name.replace(/\/$/, ""),
      );
      const [first = "", ...others] = names;
      const around = [posix.dirname(first), first];
      return [first, ...others.flatMap((name) => around.map((place) => posix.join(place, name)))];
    }),
  );
}

test("the README says what each room holds", () => {
  const rooms = readPlan().flatMap((line) => line.rooms.filter((room) => room !== testsRoom));
  const folders = rooms
    .flatMap((room) => [room, posix.dirname(room)])
    .filter((room) => floors.includes(posix.dirname(room)) && existsSync(room));
  const named = roomsOfReadme();
  const untold = folders.filter((room) => !named.has(room));
  expect([...new Set(untold)]).toEqual([]);
});
