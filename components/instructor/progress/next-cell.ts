/** A place in the grid; row -1 is the header's. */
export interface CellPlace {
  row: number;
  column: number;
}

interface GridSize {
  rows: number;
  columns: number;
  /** Rows that the Page keys go by. */
  page: number;
}

/** Where a key leads to, by the WAI-ARIA grid pattern; null for a key that does not move. */
export function nextCell(
  { key, ctrlKey, metaKey }: { key: string; ctrlKey: boolean; metaKey: boolean },
  { row, column }: CellPlace,
  { rows, columns, page }: GridSize,
): CellPlace | null {
  const isFar = ctrlKey || metaKey;
  const at = (nextRow: number, nextColumn: number): CellPlace => ({
    row: Math.max(-1, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case "ArrowDown":
      return at(isFar ? rows - 1 : row + 1, column);
    case "ArrowUp":
      return at(isFar ? 0 : row - 1, column);
    case "ArrowRight":
      return at(row, isFar ? columns - 1 : column + 1);
    case "ArrowLeft":
      return at(row, isFar ? 0 : column - 1);
    case "Home":
      return at(isFar ? 0 : row, 0);
    case "End":
      return at(isFar ? rows - 1 : row, columns - 1);
    case "PageDown":
      return at(row + page, column);
    case "PageUp":
      return at(Math.max(0, row - page), column);
    default:
      return null;
  }
}
