import { quoted } from "@/lib/domain/shorten";
import { explainInvisible } from "./invisible";

interface Written {
  value: string;
  name: string;
  /** Something stands behind it on the line. */
  isFollowed: boolean;
}

const whole = /^[+-]?\d+(?:\.\d+)?/;

/** What is wrong with a value that cannot be read, from what is likely to have been meant. */
export function explainValue(written: Written): string {
  const { value, name, isFollowed } = written;
  const shown = quoted(value);
  const [number = ""] = whole.exec(value) ?? [];
  const rest = number === "" ? "" : value.slice(number.length);
  const reasons: readonly [applies: boolean, told: string | null][] = [
    [/^(TYPE|HELP)$/i.test(name), `A ${name.toUpperCase()} line begins with #.`],
    [true, explainInvisible(value)],
    [/^["'].*["']$/.test(value), "A number stands without quotes."],
    [value === "=", "Only a space goes between the name and the value, no =."],
    [
      /^(,\d+)+(\.\d+)?$/.test(rest),
      `${shown} is not a number: it may not hold a comma. The decimal sign is a point.`,
    ],
    [
      isFollowed && /^[a-z_:#]/i.test(rest),
      `${shown} is not a number: after ${number} a newline is missing.`,
    ],
    [/^[a-z%]+$/i.test(rest), `${shown} is not a number: a value has no unit.`],
    [
      Math.abs(Number(value)) === Number.POSITIVE_INFINITY,
      `${shown} is too large: the largest number is about 1.8e308.`,
    ],
  ];
  const reason = reasons.find(([applies, told]) => applies && told !== null)?.[1];
  return reason ?? `${shown} stands where the value belongs, and is not a number.`;
}
