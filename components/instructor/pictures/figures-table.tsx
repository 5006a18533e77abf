interface FiguresTableProps {
  label: string;
  head: readonly string[];
  /** The first cell of each names the row. */
  rows: readonly (readonly (string | number)[])[];
}

/** A picture in figures. */
export function FiguresTable({ label, head, rows }: FiguresTableProps) {
  return (
    <table aria-label={label} className="w-full text-left text-[0.8125rem] leading-5 tabular-nums">
      <thead className="text-muted">
        <tr className="border-b">
          {head.map((title) => (
            <th key={title} scope="col" className="py-1 pr-4 font-medium">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name} className="border-b last:border-b-0">
            <th scope="row" className="py-1 pr-4 font-normal">
              {name}
            </th>
            {cells.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity than their column
              <td key={i} className="py-1 pr-4">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
