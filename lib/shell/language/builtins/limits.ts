import { CommandFault, refused } from "@/lib/shell/language/faults";
import type { Builtin } from "@/lib/shell/language/process/process";

const umask: Builtin = async (process, args) => {
  const [word] = args.filter((each) => !/^-[pS]+$/.test(each));
  if (word === undefined) {
    const octal = process.umask.toString(8).padStart(4, "0");
    const rights = [6, 3, 0].map((shift) => {
      const bits = ~(process.umask >> shift) & 7;
      return ["r", "w", "x"].filter((_, at) => bits & (4 >> at)).join("");
    });
    const symbolic = `u=${rights[0]},g=${rights[1]},o=${rights[2]}`;
    const isSymbolic = args.some((each) => each.includes("S"));
    const begin = args.some((each) => each.includes("p")) ? "umask " : "";
    await process.print(`${begin}${isSymbolic ? symbolic : octal}\n`);
    return 0;
  }
  if (!/^[0-7]+$/.test(word)) {
    if (/^\d+$/.test(word)) throw new CommandFault(`${word}: octal number out of range`);
    throw refused("umask with letters", 2);
  }
  process.umask = Number.parseInt(word, 8) & 0o777;
  return 0;
};

/** What a process of Debian's may do; here nothing is limited by it. */
const ulimits: Record<string, string> = {
  n: "1024",
  f: "unlimited",
  c: "0",
  t: "unlimited",
  v: "unlimited",
  s: "8192",
  m: "unlimited",
  d: "unlimited",
};

const ulimit: Builtin = async (process, args) => {
  const letters =
    args
      .filter((word) => word.startsWith("-"))
      .join("")
      .replace(/[-HS]/g, "") || "f";
  const values = args.filter((word) => !word.startsWith("-"));
  if (values.length > 0 || letters.length > 1 || ulimits[letters] === undefined) {
    throw refused(`ulimit ${args.join(" ")}`.trim(), 2);
  }
  await process.print(`${ulimits[letters]}\n`);
  return 0;
};

const times: Builtin = async (process) => {
  await process.print("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n");
  return 0;
};

const caller: Builtin = async (process, [word]) => {
  const depth = Number(word ?? 0);
  const frame = process.frames.at(-1 - depth);
  if (!frame || !process.isInFunction) return 1;
  const outer = process.frames.at(-2 - depth);
  const source = outer?.source ?? "NULL";
  if (word === undefined) await process.print(`${frame.line} ${source}\n`);
  else await process.print(`${frame.line} ${outer?.name ?? "main"} ${source}\n`);
  return 0;
};

export const limitBuiltins: [string, Builtin][] = [
  ["umask", umask],
  ["ulimit", ulimit],
  ["times", times],
  ["caller", caller],
];
