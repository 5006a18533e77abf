import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { chromiumOptions } from "./browser";
import { type Figure, median } from "./figure";

const lines = 50;
const points = 1000;
const browsers = 5;
const rounds = 6;
const startS = 1_700_000_000;

/** A graph of many lines, from the text of Prometheus' answer until it is drawn, as the app draws it. */
export async function measureGraph(): Promise<Figure[]> {
  const bundle = await build({
    entryPoints: [`${import.meta.dirname}/graph-page.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2023",
  });
  const script = bundle.outputFiles[0]?.text ?? "";
  const firstMs: number[] = [];
  const laterMs: number[] = [];
  for (let i = 0; i < browsers; i += 1) {
    const [first = 0, ...later] = await drawInNewBrowser(script);
    firstMs.push(first);
    laterMs.push(...later);
  }
  const target = { "at-most": 100 };
  const name = `graph of ${lines} series × ${points.toLocaleString("en")} points`;
  const slowest = Math.max(...firstMs).toFixed(0);
  return [
    {
      name: `${name}, drawn first in each of ${browsers} browsers, median`,
      value: median(firstMs),
      unit: `ms (slowest ${slowest})`,
      target,
    },
    { name: `${name}, drawn again, median`, value: median(laterMs), unit: "ms", target },
  ];
}

/** Milliseconds of each time that it is drawn in a browser that has just started. */
async function drawInNewBrowser(script: string): Promise<number[]> {
  const browser = await chromium.launch(chromiumOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addScriptTag({ content: script });
    const draw = ([answer, from, count]: readonly [string, number, number]) =>
      window.drawGraph(answer, from, count);
    const times: number[] = [];
    while (times.length < rounds) {
      times.push(await page.evaluate(draw, [rangeAnswer(), startS, points] as const));
    }
    return times;
  } finally {
    await browser.close();
  }
}

function rangeAnswer(): string {
  const result = Array.from({ length: lines }, (_, line) => ({
    metric: { __name__: "bench_temperature_celsius", job: "bench", room: `room-${line}` },
    values: Array.from({ length: points }, (__, i) => [
      startS + i * 2,
      String(20 + line + Math.sin(i / 30 + line) * 5 + ((i * 7919) % 100) / 100),
    ]),
  }));
  return JSON.stringify({ status: "success", data: { resultType: "matrix", result } });
}
