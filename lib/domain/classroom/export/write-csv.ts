/**
 * A CSV file as RFC 4180 has it, with a header. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front (OWASP, CSV injection); null is an empty cell.
 */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: Iterable<Readonly<Record<Column, string | number | boolean | null>>>,
): string {
  const lines = [columns.map(writeCell).join(",")];
  for (const row of rows) lines.push(columns.map((column) => writeCell(row[column])).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

/** Also behind white space, which some spreadsheets take away first, and the wide forms, which some take for the others. */
const formula = /^[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function writeCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
