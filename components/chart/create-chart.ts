import uPlot from "uplot";
import { timeTicks, valueTicks } from "./axis-text";
import { type ChartColours, followTheme, readChartColours } from "./chart-colours";
import { allPoints, type ChartData, lonePoints } from "./chart-data";
import { drawMoments, eventGutter } from "./draw-moments";
import { drawOddPoints } from "./draw-odd-points";
import { lineLook } from "./line-look";
import type { Moments } from "./moments";
import { valueRange, valueSteps } from "./value-range";

export interface ChartHandle {
  /** Shows all lines but these. */
  hide(series: ReadonlySet<number>): void;
  /** Brings one line to the front, or none. */
  focus(series: number | null): void;
  /** Moves the upright to a point of the grid. */
  moveTo(index: number): void;
  /** Takes the upright away. */
  leave(): void;
  mark(moments: Moments): void;
  dispose(): void;
}

interface ChartParts {
  data: ChartData;
  moments: Moments;
  /** CSS pixels. */
  height: number;
  /** The point under the pointer, null when it has left, and its time to the pixel. */
  onMove: (at: { index: number; timeS: number; perPixelS: number } | null) => void;
}

/** A sample holds until the next one: a slope would tell of values that nothing ever had. */
const stepped = uPlot.paths.stepped?.({ align: 1 });

/** Points nearer to each other than this many pixels would run into a band. */
const leastApart = 6;

/** Above this many lines they are drawn one pixel wide: that is ten times faster, and clearer. */
const crowd = 12;

/** Draws into `host`, which it fills in width. Colours are the page's own, in both themes. */
export function createChart(host: HTMLElement, parts: ChartParts): ChartHandle {
  const { data, height, onMove } = parts;
  let { moments } = parts;
  let colours = readChartColours(host);
  const isCrowded = data.series.length > crowd;
  const chart = new uPlot(
    {
      ...{ width: host.clientWidth || 320, height, legend: { show: false } },
      tzDate: (atS) => new Date(atS * 1000),
      padding: [eventGutter + 4, 28, 0, 0],
      focus: { alpha: 0.2 },
      cursor: {
        ...{ y: false, drag: { x: false, y: false, setScale: false } },
        points: { size: 7 },
      },
      scales: {
        x: { time: true, range: [data.timesS[0] ?? 0, data.timesS.at(-1) ?? 1] },
        y: { range: (_, lowest, highest) => valueRange(lowest, highest) },
      },
      axes: axesFor(host, valueSteps(data), () => colours),
      series: [{}, ...data.series.map((_, i) => lineFor(i, isCrowded, () => colours))],
      hooks: {
        setCursor: [({ cursor, posToVal }) => onMove(readCursor(data, cursor, posToVal))],
        drawAxes: [(drawn) => drawMoments(drawn, moments, colours)],
        drawSeries: [
          (drawn, i) => {
            const series = data.series[i - 1];
            const colour = colours[lineLook(i - 1).colour];
            if (series) drawOddPoints(drawn, { timesS: data.timesS, series, colour });
          },
        ],
      },
    },
    [[...data.timesS], ...data.series.map(({ drawn }) => [...drawn])],
    host,
  );
  const resized = new ResizeObserver(() => {
    if (host.clientWidth > 0 && host.clientWidth !== chart.width)
      chart.setSize({ width: host.clientWidth, height });
  });
  resized.observe(host);
  const unfollow = followTheme(() => {
    colours = readChartColours(host);
    chart.redraw(false, false);
  });
  return {
    hide(hidden) {
      chart.batch(() => {
        for (let i = 1; i < chart.series.length; i += 1) {
          const show = !hidden.has(i - 1);
          if (chart.series[i]?.show !== show) chart.setSeries(i, { show });
        }
      });
    },
    focus: (series) => chart.setSeries(series === null ? null : series + 1, { focus: true }),
    moveTo(index) {
      const left = chart.valToPos(data.timesS[index] ?? 0, "x");
      chart.setCursor({ left, top: height / 3 });
    },
    leave: () => chart.setCursor({ left: -10, top: -10 }),
    mark(next) {
      moments = next;
      chart.redraw(false, false);
    },
    dispose() {
      resized.disconnect();
      unfollow();
      chart.destroy();
    },
  };
}

function readCursor(
  { timesS }: ChartData,
  { left = -1, idx }: uPlot.Cursor,
  posToVal: uPlot["posToVal"],
) {
  if (left < 0 || idx == null || timesS[idx] === undefined) return null;
  const timeS = posToVal(left, "x");
  return { index: idx, timeS, perPixelS: Math.abs(posToVal(left + 1, "x") - timeS) };
}

function lineFor(index: number, isCrowded: boolean, colours: () => ChartColours): uPlot.Series {
  const { colour, dash } = lineLook(index);
  return {
    stroke: () => colours()[colour],
    width: (isCrowded ? 1 : 1.5) * rootScale(),
    dash: [...dash],
    ...(stepped && { paths: stepped }),
    points: {
      show: true,
      size: 4,
      dash: [],
      fill: () => colours()[colour],
      filter: ({ data, width }, i) => {
        const drawn = data[i] ?? [];
        const isRoomy = !isCrowded && width / drawn.length >= leastApart;
        return isRoomy ? allPoints(drawn) : lonePoints(drawn);
      },
    },
  };
}

/** How much larger than usual the page is, as the board on a large screen. */
function rootScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function axesFor(
  host: HTMLElement,
  steps: number[] | undefined,
  colours: () => ChartColours,
): uPlot.Axis[] {
  const scale = rootScale();
  const font = `${12 * scale}px ${getComputedStyle(host).fontFamily}`;
  const shared: uPlot.Axis = {
    font,
    stroke: () => colours().muted,
    grid: { stroke: () => colours().line, width: 1 },
    ticks: { stroke: () => colours().line, width: 1, size: 4 },
  };
  return [
    {
      ...shared,
      space: 72 * scale,
      size: 30 * scale,
      values: (_, ticks, _axis, _space, apartS) => timeTicks(ticks, apartS),
    },
    {
      ...shared,
      ...(steps && { incrs: steps }),
      values: (_, ticks) => valueTicks(ticks),
      size: (_, texts) =>
        (16 + 7 * Math.max(2, ...(texts ?? []).map(({ length }) => length))) * scale,
    },
  ];
}
