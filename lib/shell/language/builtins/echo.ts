import { withEscapes } from "@/lib/shell/language/expansion/quote-text";
import type { Builtin } from "@/lib/shell/language/process/process";

export const echo: Builtin = async (process, args) => {
  let rest = args;
  let isLine = true;
  let isEscaped = process.hasShopt("xpg_echo");
  while (/^-[neE]+$/.test(rest[0] ?? "")) {
    for (const letter of rest[0]?.slice(1) ?? "") {
      if (letter === "n") isLine = false;
      else isEscaped = letter === "e";
    }
    rest = rest.slice(1);
  }
  const text = rest.join(" ");
  const made = isEscaped ? withEscapes(text, { isFormat: false }) : { text, isEnded: false };
  await process.print(made.text + (isLine && !made.isEnded ? "\n" : ""));
  return 0;
};
