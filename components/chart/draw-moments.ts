import type uPlot from "uplot";
import type { ChartColours } from "./chart-colours";
import { cross } from "./draw-odd-points";
import type { ChartEvent, EventKind, Moments, Scrape } from "./moments";

/** Room above the plot for the signs of events, in CSS pixels. */
export const eventGutter = 14;

/** Draws when the target was scraped, along the foot, and what was done to the gateway, as uprights. */
export function drawMoments(
  chart: uPlot,
  { scrapes, events }: Moments,
  colours: ChartColours,
): void {
  const { ctx } = chart;
  ctx.save();
  ctx.lineWidth = devicePixelRatio;
  drawScrapes(chart, scrapes, colours);
  for (const event of events) drawEvent(chart, event, colours);
  ctx.restore();
}

/** One path for all that went well: there may be thousands. */
function drawScrapes(chart: uPlot, scrapes: readonly Scrape[], colours: ChartColours): void {
  const { ctx, bbox } = chart;
  const foot = bbox.top + bbox.height;
  const ticks = new Path2D();
  ctx.strokeStyle = colours.failed;
  for (const { atS, isUp } of scrapes) {
    const x = placeOf(chart, atS);
    if (x === null) continue;
    if (isUp) {
      ticks.moveTo(x, foot);
      ticks.lineTo(x, foot - 6 * devicePixelRatio);
    } else cross(ctx, x, foot - 5 * devicePixelRatio, 3 * devicePixelRatio);
  }
  ctx.strokeStyle = colours.muted;
  ctx.stroke(ticks);
}

function drawEvent(chart: uPlot, { atS, kind }: ChartEvent, colours: ChartColours): void {
  const x = placeOf(chart, atS);
  if (x === null) return;
  const { ctx, bbox } = chart;
  const colour = kind === "refused" ? colours.failed : colours.text;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.setLineDash([]);
  drawSign(ctx, kind, x, bbox.top - (eventGutter / 2) * devicePixelRatio);
}

/** A disc for a push, a ring for a delete, a cross for what was refused, a square for a restart. */
function drawSign(ctx: CanvasRenderingContext2D, kind: EventKind, x: number, y: number): void {
  const unit = 4 * devicePixelRatio;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  if (kind === "refused") cross(ctx, x, y, unit * 0.8);
  else if (kind === "restart") ctx.fillRect(x - unit * 0.9, y - unit * 0.9, unit * 1.8, unit * 1.8);
  else {
    ctx.beginPath();
    ctx.arc(x, y, unit, 0, 2 * Math.PI);
    if (kind === "push") ctx.fill();
    else ctx.stroke();
  }
  ctx.lineWidth = devicePixelRatio;
}

/** Where a time stands on the canvas; null outside of the plot. */
function placeOf(chart: uPlot, atS: number): number | null {
  const { min = 0, max = 0 } = chart.scales.x ?? {};
  return atS < min || atS > max ? null : Math.round(chart.valToPos(atS, "x", true)) + 0.5;
}
