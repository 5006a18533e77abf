import type { ByteText } from "@/lib/shell/curl/bytes";
import type { Zone } from "@/lib/shell/tools/date/zone";
import { asBytes } from "@/lib/shell/tools/tool";
import { clockOf, zoneNameBytes } from "./clock";
import { filesOf, type Surroundings } from "./files";
import { exports, type Host, imports } from "./jq-build";
import { Memory } from "./memory";

export interface JqCall extends Surroundings {
  args: readonly string[];
  env: ReadonlyMap<string, string>;
  zone: () => Zone;
}

class Exit extends Error {
  readonly status: number;
  constructor(status: number) {
    super();
    this.status = status;
  }
}

/** Runs jq once, in a memory of its own, and gives its status. What its surroundings throw goes through. */
export function runJq(module: WebAssembly.Module, call: JqCall): number {
  const memory = new Memory();
  let zoneNamesAt = 0;
  const host: Host = {
    ...processOf(memory, call),
    ...filesOf(memory, call),
    ...clockOf(memory, call.zone, () => zoneNamesAt),
  };
  const named = Object.entries(imports).map(([name, short]) => [short, host[name as keyof Host]]);
  const instance = new WebAssembly.Instance(module, { a: Object.fromEntries(named) });
  const { [exports.memory]: own, [exports.initialise]: initialise } = instance.exports;
  const { [exports.main]: main, [exports.allocateOnStack]: allocate } = instance.exports;
  if (!(own instanceof WebAssembly.Memory) || !isCallable(initialise)) throw unknownBuild();
  if (!isCallable(main) || !isCallable(allocate)) throw unknownBuild();
  memory.attach(own);
  try {
    initialise();
    zoneNamesAt = Number(allocate(zoneNameBytes));
    return Number(main(...layOut(memory, ["jq", ...call.args], allocate)));
  } catch (error) {
    if (error instanceof Exit) return error.status;
    throw error;
  }
}

type Callable = (...args: number[]) => unknown;
const isCallable = (value: unknown): value is Callable => typeof value === "function";
const unknownBuild = () => new Error("a build of jq that this shell does not know");

/** Lays the words of the command out as C's `main` takes them: how many, and where. */
function layOut(memory: Memory, words: readonly string[], allocate: Callable): [number, number] {
  const at = Number(allocate((words.length + 1) * 4));
  for (const [index, word] of words.entries()) {
    const bytes = asBytes(word);
    const wordAt = Number(allocate(bytes.length + 1));
    memory.setText(wordAt, bytes);
    memory.setInt(at + index * 4, wordAt);
  }
  memory.setInt(at + words.length * 4, 0);
  return [words.length, at];
}

/** What jq asks of its process: the environment, memory, chance, its end. */
function processOf(memory: Memory, { env, print }: JqCall): Host {
  const exit = (status: number) => {
    throw new Exit(status);
  };
  const variables = [...env].map(([name, value]) => asBytes(`${name}=${value}`));
  const length = (texts: readonly ByteText[]) =>
    texts.reduce((sum, text) => sum + text.length + 1, 0);
  const aborted = 134;
  return {
    exit,
    exitProcess: exit,
    abort: () => exit(aborted),
    assertFailed(condition: number) {
      print("stderr", asBytes(`jq: Assertion failed: ${memory.text(condition)}\n`));
      exit(aborted);
    },
    growMemory: (wanted: number) => (memory.grow(wanted >>> 0) ? 1 : 0),
    environmentSizes(countAt: number, lengthAt: number) {
      memory.setInt(countAt, variables.length);
      memory.setInt(lengthAt, length(variables));
      return 0;
    },
    environment(listAt: number, textAt: number) {
      for (const [index, variable] of variables.entries()) {
        const at = textAt + length(variables.slice(0, index));
        memory.setText(at, variable);
        memory.setInt(listAt + index * 4, at);
      }
      return 0;
    },
    random(at: number, count: number) {
      crypto.getRandomValues(memory.bytes(at, count));
      return 0;
    },
    callSignalHandler() {},
    clearKeepAlive() {},
  };
}
