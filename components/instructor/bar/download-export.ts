/**
 * Saves an export, of the workshop that is held now unless another is named; without names where they are hidden on
 * the page, too.
 */
export function downloadExport(
  format: "csv" | "json" | "xapi.jsonl",
  areNamesHidden: boolean,
  workshop: string | null,
): void {
  const query = new URLSearchParams({
    ...(workshop !== null && { workshop }),
    ...(areNamesHidden && { names: "no" }),
  }).toString();
  const link = document.createElement("a");
  link.href = `/api/instructor/export.${format}${query && `?${query}`}`;
  link.download = "";
  link.click();
}
