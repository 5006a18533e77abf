import { runSubshell } from "@/lib/shell/language/commands/run-subshell";
import { CommandFault } from "@/lib/shell/language/faults";
import { newChild } from "@/lib/shell/language/process/new-child";
import type { Builtin } from "@/lib/shell/language/process/process";
import { failedToRun, runInChild, runProgram } from "./run-program";

const helpOf = (name: string) => `\nTry '${name} --help' for more information.`;

interface Prefix {
  name: string;
  /** What an option of its own looks like; those in `valued` take the next word. */
  option: RegExp;
  valued: RegExp;
  word: (program: string, fault: string) => string;
  /** The status of a fault of its own. */
  status: number;
}

/** Takes away its options, of which nothing can be seen in this shell, and runs what is left. */
const prefix =
  ({ name, option, valued, word, status }: Prefix): Builtin =>
  (process, args) => {
    const rest = [...args];
    while (rest[0]?.startsWith("-")) {
      const given = rest.shift() ?? "";
      if (given === "--") break;
      if (!option.test(given)) {
        throw new CommandFault(`option ${given} is not supported in this shell`, status);
      }
      if (valued.test(given)) rest.shift();
    }
    const [program] = rest;
    if (program === undefined) throw new CommandFault(`missing operand${helpOf(name)}`, status);
    return runInChild(process, rest, (fault) => `${name}: ${word(program, fault)}`);
  };

const failedToExecute = (program: string, fault: string) =>
  `failed to execute ${program}: ${fault}`;

const nice: Builtin = async (process, args) => {
  if (args.length > 0) return nicely(process, args);
  await process.print("0\n");
  return 0;
};

const nicely = prefix({
  name: "nice",
  option: /^(-n\d*|-\d+|--adjustment(=\d+)?)$/,
  valued: /^(-n|--adjustment)$/,
  word: (program, fault) => `‘${program}’: ${fault}`,
  status: 125,
});

const ionice = prefix({
  name: "ionice",
  option: /^(-[cn]\d*|-t|--(class|classdata)(=\w+)?|--ignore)$/,
  valued: /^(-[cn]|--(class|classdata))$/,
  word: failedToExecute,
  status: 1,
});

const stdbuf = prefix({
  name: "stdbuf",
  option: /^(-[ioe]\w*|--(input|output|error)(=\w+)?)$/,
  valued: /^(-[ioe]|--(input|output|error))$/,
  word: failedToRun,
  status: 125,
});

const setsid = prefix({
  name: "setsid",
  option: /^(-[wc]+|--wait|--ctty)$/,
  valued: /^$/,
  word: failedToExecute,
  status: 1,
});

const nohup: Builtin = (process, args) => {
  const [program] = args[0] === "--" ? args.slice(1) : args;
  if (program === undefined) throw new CommandFault(`missing operand${helpOf("nohup")}`, 125);
  const child = newChild(process);
  child.traps.set("HUP", "");
  const words = args.slice(args.indexOf(program));
  const say = (fault: string) => `nohup: failed to run command '${program}': ${fault}`;
  return runSubshell(child, () => runProgram(child, words, say));
};

/** Programs that run another one in a way of their own. */
export const prefixPrograms: [string, Builtin][] = [
  ["nice", nice],
  ["ionice", ionice],
  ["stdbuf", stdbuf],
  ["setsid", setsid],
  ["nohup", nohup],
];
