import type uPlot from "uplot";
import type { ChartSeries } from "./chart-data";

const size = 5;

/**
 * Marks what has no place on the scale at its edges: a triangle at the top for `+Inf`, one at the foot for
 * `-Inf`, a cross at the foot for `NaN`.
 */
export function drawOddPoints(
  chart: uPlot,
  at: { timesS: readonly number[]; series: ChartSeries; colour: string },
): void {
  if (at.series.odd.length === 0) return;
  const { ctx, bbox } = chart;
  const unit = size * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = at.colour;
  ctx.strokeStyle = at.colour;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  for (const { index, value } of at.series.odd) {
    const x = chart.valToPos(at.timesS[index] ?? 0, "x", true);
    const foot = bbox.top + bbox.height;
    if (Number.isNaN(value)) cross(ctx, x, foot - unit, unit * 0.7);
    else if (value > 0) triangle(ctx, x, bbox.top, unit, 1);
    else triangle(ctx, x, foot, unit, -1);
  }
  ctx.restore();
}

/** Its point touches the edge; `down` is 1 at the top edge, -1 at the foot. */
function triangle(
  ctx: CanvasRenderingContext2D,
  x: number,
  edge: number,
  unit: number,
  down: 1 | -1,
): void {
  ctx.beginPath();
  ctx.moveTo(x, edge);
  ctx.lineTo(x - unit, edge + down * 1.6 * unit);
  ctx.lineTo(x + unit, edge + down * 1.6 * unit);
  ctx.fill();
}

export function cross(ctx: CanvasRenderingContext2D, x: number, y: number, arm: number): void {
  ctx.beginPath();
  ctx.moveTo(x - arm, y - arm);
  ctx.lineTo(x + arm, y + arm);
  ctx.moveTo(x + arm, y - arm);
  ctx.lineTo(x - arm, y + arm);
  ctx.stroke();
}
