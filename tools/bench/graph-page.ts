import { alignSeries, gridTimes } from "@/components/chart/chart-data";
import { createChart } from "@/components/chart/create-chart";
import { rangeQuerySchema } from "@/lib/contract/prometheus";

declare global {
  interface Window {
    drawGraph: typeof drawGraph;
  }
}

/**
 * Milliseconds from the text of an answer to `query_range` until its lines stand on the canvas, with a
 * scrape at each point. Points are 2 s apart from `startS` on.
 */
async function drawGraph(answer: string, startS: number, points: number): Promise<number> {
  const host = document.createElement("div");
  host.style.width = "760px";
  document.body.replaceChildren(host);
  const grid = { startS, endS: startS + (points - 1) * 2, stepS: 2 };
  const begin = performance.now();
  const read = rangeQuerySchema.parse(JSON.parse(answer));
  if (read.status !== "success") throw new Error(read.error);
  const timesS = gridTimes(grid);
  const series = read.data.result.map(({ metric, values = [] }) =>
    alignSeries(JSON.stringify(metric), values, grid, timesS.length),
  );
  const data = { timesS, stepS: grid.stepS, series };
  const moments = { scrapes: timesS.map((atS) => ({ atS, isUp: true })), events: [] };
  const chart = createChart(host, { data, moments, height: 260, onMove: () => undefined });
  // The chart draws in a microtask of its own; reading pixels back makes the browser really do so.
  await Promise.resolve();
  const isDrawn = pixelsOf(host).some((channel) => channel !== 0);
  const tookMs = performance.now() - begin;
  chart.dispose();
  if (!isDrawn) throw new Error("nothing was drawn");
  return tookMs;
}

function pixelsOf(host: HTMLElement): Uint8ClampedArray {
  const canvas = host.querySelector("canvas");
  const context = canvas?.getContext("2d");
  if (!canvas || !context) throw new Error("no canvas");
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

window.drawGraph = drawGraph;
