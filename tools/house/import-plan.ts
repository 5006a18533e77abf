import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A line of the plan: rooms by their paths, and the names of what they may import. */
export interface PlanLine {
  rooms: string[];
  imports: string[];
  packages: string[];
}

/** Goes for every `*.test.*` file and every `testing/` folder. */
export const testsRoom = "tests";

const pages = ["react", "react-dom", "next", "class-variance-authority", "lucide-react"];

/** The table of `imports.md`, below its head. */
export function readPlan(): PlanLine[] {
  const text = readFileSync(join(import.meta.dirname, "imports.md"), "utf8");
  const [, , ...lines] = text.split("\n").filter((line) => line.startsWith("|"));
  return lines.map((line) => {
    const [, rooms = "", imports = "", packages = ""] = line.split("|");
    return {
      rooms: words(rooms.replaceAll("`", "")),
      imports: words(imports),
      packages: words(packages).flatMap((name) => (name === "pages" ? pages : [name])),
    };
  });
}

const words = (cell: string) => cell.split(" ").filter((word) => word !== "");
