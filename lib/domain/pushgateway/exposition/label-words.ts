import { quoted } from "@/lib/domain/verdict/shorten";

/** What stands at the beginning of the rest of a line. */
function found(rest: string): string {
  const [first = ""] = rest;
  return first === "" ? "the line ends" : `${quoted(first)} is found`;
}

/** Where a label's name belongs. */
export function explainNoLabelName(rest: string): string {
  if (/^["'“”‘’`]/.test(rest)) return "The name of a label is written without quotes.";
  if (/^\{[^=]*\}\}/.test(rest)) {
    return "What is in double braces is a placeholder that was not replaced by its value.";
  }
  if (rest.startsWith("{")) {
    return "One opening brace is enough: there is a second one where a label name belongs.";
  }
  if (rest.startsWith(","))
    return "There is a comma here without a label before it. A comma goes between two labels.";
  if (/^[+-]?[\d.]+\s*$/.test(rest)) return "The closing brace is missing before the value.";
  return `A label name or } is expected here, and ${found(rest)}.`;
}

/** Behind a label's name; `isTouching` tells that no blank stands between. */
export function explainNoEquals(name: string, rest: string, isTouching: boolean): string {
  if (/^:\s*["']/.test(rest))
    return `Between the label name ${name} and its value goes an =, no colon.`;
  if (/^!=|^!~/.test(rest))
    return "Here a label is given a value, with =. Comparisons are for queries.";
  const isInName = isTouching && /^[^\s},"]/.test(rest);
  return isInName
    ? `A label name cannot hold ${quoted(rest[0] ?? "")}. Letters, digits and _ are allowed.`
    : `After the label name ${name} an = is expected, and ${found(rest)}.`;
}

/** Behind the `=`; `word` is what is there in place of a quote. */
export function explainNoQuote(name: string, word: string): string {
  if (/^(=|~|>)["']/.test(word)) {
    return `Between the label name ${name} and its value goes a single =, and no ${quoted(`=${word[0]}`)}.`;
  }
  if (word.startsWith('\\"')) {
    return `The value of the label ${name} belongs in double quotes, without a backslash before them. A shell takes such backslashes away, and not between single quotes.`;
  }
  if (/^[“”„«»‘’]/.test(word)) {
    return `The value of the label ${name} belongs in straight double quotes, ". Those here are curved ones, as text programs make them.`;
  }
  if (/^[^"']+["“”]$/.test(word)) return `The opening quote of the label ${name} is missing.`;
  return `The value of the label ${name} belongs in double quotes.`;
}

/** `rest` is everything behind the opening quote. */
export function explainUnclosedValue(rest: string): string {
  const [other] = /[“”’'](?=\s*[,}])/.exec(rest) ?? [];
  return other
    ? `The label value has no closing quote on this line: ${quoted(other)} does not close what " has opened.`
    : "The label value has no closing quote on this line.";
}

/** Behind a label's value; `isTouching` tells that no blank stands between. */
export function explainUnclosedLabels(rest: string, isTouching: boolean): string {
  const told = `After a label value a comma or } is expected, and ${found(rest)}.`;
  if (/^[+-]?[\d.]+(?:e[+-]?\d+)?\s*$/i.test(rest))
    return `${told} The closing brace is missing before the value.`;
  if (/^[a-zA-Z_]\w*\s*=/.test(rest) && !isTouching)
    return `${told} A comma goes between two labels.`;
  if (rest === "") return `${told} The labels and the value go on the same line.`;
  if (/^[;:&|]/.test(rest)) return `${told} Labels are set apart by commas.`;
  const isWithin = isTouching && /"\s*[,}]/.test(rest);
  return isWithin ? `${told} A double quote within a value is written \\".` : told;
}
