import { expect, it } from "vitest";
import { writeCsv } from "./write-csv";

const cell = (value: string | number | boolean | null) =>
  writeCsv(["a"], [{ a: value }]).slice("a\r\n".length, -"\r\n".length);

it("writes a header and a line for each row, ended as RFC 4180 has it", () => {
  expect(writeCsv(["a", "b"], [{ a: "x", b: 1 }])).toBe("a,b\r\nx,1\r\n");
});

it.each([
  [null, ""],
  ["", ""],
  [true, "true"],
  [-5, "-5"],
  ['say "so"', '"say ""so"""'],
  ["a,b", '"a,b"'],
  ["a\nb", '"a\nb"'],
  ["Zoë 🦊", "Zoë 🦊"],
  ["it's", "it's"],
  ["a=b", "a=b"],
])("writes %j", (value, written) => {
  expect(cell(value)).toBe(written);
});

it.each([
  ...["=1+1", "+1", "-1", "@sum(a)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", '"=1', "'=1"],
  ...["\uff1d1", "-", "\ufeff=1"],
])("lets no spreadsheet run %j", (value) => {
  expect(cell(value)).toMatch(/^"?'/);
});
