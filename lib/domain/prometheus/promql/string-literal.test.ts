import { describe, expect, test } from "vitest";
import { quote, quoteRegex, unquote } from "./string-literal";

const odd = [
  "",
  "plain",
  'a "quoted" part',
  "it's",
  "C:\\temp",
  "line\nfeed\tand tab\r",
  "`tick`",
  "\u0000\u001f\u007f",
  "Größe 🦎",
  "<img src=x onerror=alert(1)>",
  "a\\'b\\\"c",
];

describe("quoting", () => {
  test.each(odd)("%j comes back from any quotes", (text) => {
    for (const mark of ['"', "'", "`"]) expect(unquote(quote(text, mark))).toBe(text);
  });

  test("escapes what its own quotes need, and no more", () => {
    expect(quote(`"'\\`)).toBe(String.raw`"\"'\\"`);
    // Go refuses \" in single quotes.
    expect(quote(`"'\\`, "'")).toBe(String.raw`'"\'\\'`);
    expect(quote("a`b", "`")).toBe('"a`b"');
    expect(quote("a\\b", "`")).toBe("`a\\b`");
  });
});

describe("unquoting", () => {
  test.each([
    ['"abc', "abc"],
    ['"', ""],
    ['"a\\', "a"],
    [String.raw`"\x41\u00e9\U0001F98E\101\a"`, "Aé🦎A\x07"],
    ['"a" and more', "a"],
    [String.raw`"\U99999999"`, "\ufffd"],
  ])("%s", (literal, text) => {
    expect(unquote(literal)).toBe(text);
  });
});

test("a quoted regular expression matches the text alone", () => {
  for (const text of [...odd, "a.b*c+(d)|[e]{f}^$?"]) {
    expect(new RegExp(`^(?:${quoteRegex(text)})$`).test(text)).toBe(true);
  }
  expect(quoteRegex("10.0.0.1:9091")).toBe("10\\.0\\.0\\.1:9091");
});
