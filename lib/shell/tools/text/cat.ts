import type { ByteText } from "@/lib/shell/curl/bytes";
import { inOrder } from "@/lib/shell/tools/output";
import { readInputs } from "@/lib/shell/tools/read-inputs";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import type { Tool } from "@/lib/shell/tools/tool";

const plan = {
  short: "AbeEnstTuv",
  long: {
    "show-all": "A",
    "number-nonblank": "b",
    "show-ends": "E",
    number: "n",
    "squeeze-blank": "s",
    "show-tabs": "T",
    "show-nonprinting": "v",
  },
} as const;

/** cat of GNU. */
export const cat: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  const inputs = await readInputs("cat", read.operands, host);
  const show = showing(read);
  const texts = inputs.files.map(({ bytes }) => (show ? show(bytes) : bytes));
  return inOrder(inputs, texts, inputs.said === "" ? 0 : 1);
};

/** How lines are shown, which are counted through all files; null where they stay as they are. */
function showing(read: ReadOptions): ((bytes: ByteText) => ByteText) | null {
  const has = (letters: string) => [...letters].some((letter) => read.has(letter));
  if (!has("AbeEnstTv")) return null;
  let number = 0;
  let isAfterBlank = false;
  let isInsideLine = false;
  return (bytes) => {
    let out = "";
    for (const line of bytes.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const isBlank = line === "\n" && !isInsideLine;
      const isSqueezed = has("s") && isBlank && isAfterBlank;
      isAfterBlank = isBlank;
      if (isSqueezed) continue;
      const isNumbered = !isInsideLine && (has("b") ? !isBlank : has("n"));
      if (isNumbered) out += `${String(++number).padStart(6)}\t`;
      out += shown(line, { marks: has("Avet"), tabs: has("AtT"), ends: has("AeE") });
      isInsideLine = !line.endsWith("\n");
    }
    return out;
  };
}

interface Shown {
  marks: boolean;
  tabs: boolean;
  ends: boolean;
}

function shown(line: ByteText, { marks, tabs, ends }: Shown): string {
  const marked = marks ? line.replaceAll(/[^\t\n -~]/g, marksOf) : line;
  const tabbed = tabs ? marked.replaceAll("\t", "^I") : marked;
  return ends ? tabbed.replace(/\n$/, "$\n") : tabbed;
}

function marksOf(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 128)
    return `M-${code - 128 >= 32 && code - 128 < 127 ? String.fromCharCode(code - 128) : marksOf(String.fromCharCode(code - 128))}`;
  return code === 127 ? "^?" : `^${String.fromCharCode(code + 64)}`;
}
