import { isDevice } from "@/lib/shell/tools/host/devices";
import { inOrder } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { type OptionPlan, readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, notSupported, type Tool, ToolError } from "@/lib/shell/tools/tool";

const plan: OptionPlan = {
  short: "n:c:qvzFf",
  long: { lines: "n", bytes: "c", quiet: "q", silent: "q", verbose: "v", follow: "f" },
  hasNumbers: true,
};

type Side = "head" | "tail";

/** head and tail of GNU; `tail -f` shows what is there, since nothing comes later. */
export const headOrTail =
  (side: Side): Tool =>
  async (args, host) => {
    const [first = "", ...others] = args;
    const isOld = side === "tail" && /^\+\d+$/.test(first);
    const read = readOptions(isOld ? ["-n", first, ...others] : args, plan);
    if (read.has("f") || read.has("F")) {
      throw new ToolError("option -f is not supported in this shell", 2);
    }
    const isBytes = read.has("c");
    const text = read.value("c") ?? read.value("n") ?? read.value("#") ?? "10";
    const amount = amountOf(text, isBytes ? "bytes" : "lines");
    const inputs = await readInputs(side, read.operands, host, cannotOpen);
    if (inputs.files.some(({ name, bytes }) => isDevice(name) && amount.count > bytes.length)) {
      throw notSupported("so much of a device");
    }
    const hasNames = read.has("v") || (read.operands.length > 1 && !read.has("q"));
    const texts = inputs.files.map(({ name, bytes }, at) => {
      const units = isBytes ? [...bytes] : (bytes.match(/[^\n]*\n|[^\n]+$/g) ?? []);
      const shown = name === "-" ? "standard input" : name;
      const title = hasNames ? `${at > 0 ? "\n" : ""}==> ${asBytes(shown)} <==\n` : "";
      return title + take(units, amount, side).join("");
    });
    return inOrder(inputs, texts, inputs.said === "" ? 0 : 1);
  };

const cannotOpen = (name: string, fault: string) =>
  fault === "Is a directory"
    ? `error reading '${name}': ${fault}`
    : `cannot open '${name}' for reading: ${fault}`;

interface Amount {
  sign: string;
  count: number;
}

const multiples: Readonly<Record<string, number>> = {
  "": 1,
  b: 512,
  kB: 1000,
  k: 1024,
  K: 1024,
  MB: 1e6,
  M: 1024 ** 2,
  G: 1024 ** 3,
};

function amountOf(text: string, what: string): Amount {
  const [, sign = "", digits, unit = ""] = /^([-+]?)(\d+)([a-zA-Z]*)$/.exec(text) ?? [];
  const multiple = multiples[unit];
  if (digits === undefined || multiple === undefined) {
    throw new ToolError(`invalid number of ${what}: ‘${text}’`, 1);
  }
  return { sign, count: Number(digits) * multiple };
}

function take(units: readonly string[], { sign, count }: Amount, side: Side): readonly string[] {
  if (side === "head")
    return sign === "-" ? units.slice(0, Math.max(0, units.length - count)) : units.slice(0, count);
  if (sign === "+") return units.slice(Math.max(0, count - 1));
  return count === 0 ? [] : units.slice(-count);
}
