import type { Builtin } from "@/lib/shell/language/process/process";
import { commandBuiltins } from "./commands";
import { directoryBuiltins } from "./directories";
import { echo } from "./echo";
import { flowBuiltins } from "./flow";
import { jobBuiltins } from "./jobs";
import { limitBuiltins } from "./limits";
import { mapfile } from "./mapfile";
import { printf } from "./printf";
import { read } from "./read";
import { set } from "./set";
import { shopt } from "./shopt";
import { signalBuiltins } from "./signals";
import { bracket, test } from "./test";
import { variableBuiltins } from "./variables";

/** What belongs to the shell itself, but for `declare` and its like, whose words are read otherwise. */
export const builtins: ReadonlyMap<string, Builtin> = new Map([
  ...flowBuiltins,
  ...commandBuiltins,
  ...directoryBuiltins,
  ...jobBuiltins,
  ...limitBuiltins,
  ...signalBuiltins,
  ...variableBuiltins,
  ["echo", echo],
  ["printf", printf],
  ["read", read],
  ["mapfile", mapfile],
  ["readarray", mapfile],
  ["set", set],
  ["shopt", shopt],
  ["test", test],
  ["[", bracket],
]);
