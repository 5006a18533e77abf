import type { ImportGraph } from "./import-graph";

/** Sets of files of which each reaches every other one by imports (Tarjan, 1972). */
export function findCircles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  function visit(file: string): number {
    const number = order.size;
    let least = number;
    order.set(file, number);
    open.push(file);
    for (const next of graph.get(file)?.files ?? []) {
      if (!order.has(next)) least = Math.min(least, visit(next));
      else if (open.includes(next)) least = Math.min(least, order.get(next) ?? least);
    }
    if (least === number) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return least;
  }

  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}
