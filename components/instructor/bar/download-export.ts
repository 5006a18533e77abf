/** Saves an export; without names where they are hidden on the page, too. */
export function downloadExport(
  format: "csv" | "json" | "xapi.jsonl",
  areNamesHidden: boolean,
): void {
  const link = document.createElement("a");
  link.href = `/api/instructor/export.${format}${areNamesHidden ? "?names=no" : ""}`;
  link.download = "";
  link.click();
}
