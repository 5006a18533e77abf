import { withEscapes } from "@/lib/shell/language/expansion/quote-text";
import type { Builtin } from "@/lib/shell/language/process/process";

export const echo: Builtin = async (process, args) => {
  let rest = args;
  let isLine = true;
  let isEscaped = process.isSh || process.hasShopt("xpg_echo");
  const option = process.isSh ? /^-n$/ : /^-[neE]+$/;
  while (option.test(rest[0] ?? "")) {
    for (const letter of rest[0]?.slice(1) ?? "") {
      if (letter === "n") isLine = false;
      else isEscaped = letter === "e";
    }
    rest = rest.slice(1);
  }
  const text = process.isSh ? withoutHex(rest.join(" ")) : rest.join(" ");
  const made = isEscaped ? withEscapes(text, { isFormat: false }) : { text, isEnded: false };
  await process.print(made.text + (isLine && !made.isEnded ? "\n" : ""));
  return 0;
};

/** The `echo` of dash knows no `\x41`. */
const withoutHex = (text: string) =>
  text.replace(/\\[\s\S]/g, (each) => (/[xuU]/.test(each) ? `\\${each}` : each));
