import { decodeAnyBase64 } from "@/lib/domain/base64-url";
import { editDistance } from "./edit-distance";
import { findInvisible, withoutInvisible } from "./invisible";

/** Another suffix (`_total`, `_seconds`, …), or an edit distance of up to a third of the length. */
export function isSimilarName(a: string, b: string): boolean {
  if (stem(a) === stem(b)) return true;
  return isCloseText(a, b);
}

function stem(name: string): string {
  return withoutSuffix(name.toLowerCase());
}

function withoutSuffix(name: string): string {
  return name.replace(/_(total|count|sum|seconds|bytes|ratio|info|bucket)$/, "");
}

/** The same but for case, or an edit distance of up to a third of the length. */
export function isCloseText(a: string, b: string): boolean {
  const most = Math.floor(Math.min(a.length, b.length) / 3);
  if (Math.abs(a.length - b.length) > most) return false;
  return editDistance(a.toLowerCase(), b.toLowerCase()) <= most;
}

/** A way in which one text is easily written for another: what it undoes, and how that is told. */
const slips: readonly {
  undo: (text: string) => string;
  told: string | ((written: string) => string);
}[] = [
  { undo: (text) => text.toLowerCase(), told: "only upper and lower case differ" },
  {
    undo: withoutInvisible,
    told: unseen,
  },
  {
    undo: (text) => text.trim(),
    told: (written) => `there is ${margin(written)} at its beginning or end`,
  },
  {
    undo: (text) => text.replace(/^(["'])(.*)\1$/, "$2"),
    told: "the quotes have become part of it",
  },
  {
    undo: (text) => text.replace(/[-_ .+]/g, "_"),
    told: "the words are joined by another character",
  },
];

function unseen(written: string): string {
  const found = findInvisible(written);
  return found
    ? `it holds an invisible character, ${found}, as they come along when text is pasted`
    : "it lacks an invisible character";
}

/** What stands around a text. */
function margin(written: string): string {
  const [blank = ""] = /^\s|\s$/.exec(written) ?? [];
  if (blank === "\n" || blank === "\r") return "a line break";
  return blank === "\t" ? "a tab" : "a space";
}

/**
 * What sets a text apart from the one that was asked for, where that is a small thing that is easily
 * overlooked; else null. Fits into a sentence.
 */
export function describeSlip(asked: string, written: string): string | null {
  if (asked !== "" && decodeAnyBase64(written) === asked) {
    return "it is in base64, and taken as it is written unless `@base64` follows the name of the label";
  }
  const slip = slips.find(({ undo }) => undo(asked) === undo(written));
  if (slip) return typeof slip.told === "string" ? slip.told : slip.told(written);
  if (asked.length < 3 || !isCloseText(asked, written)) return null;
  if (editDistance(asked, written) > 1) return "a few characters differ";
  const surplus = written.length - asked.length;
  if (surplus === 0)
    return isSwap(asked, written) ? "two characters are swapped" : "one character differs";
  return surplus > 0 ? "there is one character too many" : "one character is missing";
}

/** Of the same characters, where one edit makes one of the other. */
function isSwap(asked: string, written: string): boolean {
  return [...asked].sort().join("") === [...written].sort().join("");
}

/** The same for the names of metrics, whose suffix is forgotten more often than anything else. */
export function describeNameSlip(asked: string, written: string): string | null {
  const [suffix = ""] = /_[a-z]+$/.exec(asked) ?? [];
  if (written !== "" && asked === written + suffix) return `\`${suffix}\` is missing at its end`;
  if (stem(asked) !== stem(written) || asked.toLowerCase() === written.toLowerCase()) {
    return describeSlip(asked, written);
  }
  return withoutSuffix(asked) === withoutSuffix(written)
    ? "only its suffix differs"
    : "its suffix differs, and upper and lower case";
}
