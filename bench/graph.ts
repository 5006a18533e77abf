import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { chromiumOptions } from "./browser";
import { type Figure, median } from "./figure";

const lines = 50;
const points = 1000;
const rounds = 15;
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
  const browser = await chromium.launch(chromiumOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addScriptTag({ content: script });
    const draw = () =>
      page.evaluate(([answer, from, count]) => window.drawGraph(answer, from, count), [
        rangeAnswer(),
        startS,
        points,
      ] as const);
    const firstMs = await draw();
    const times: number[] = [];
    for (let i = 0; i < rounds; i += 1) times.push(await draw());
    const name = `graph of ${lines} series × ${points.toLocaleString("en")} points`;
    return [
      { name: `${name}, drawn first`, value: firstMs, unit: "ms", target: { "at-most": 100 } },
      {
        name: `${name}, drawn again`,
        value: median(times),
        unit: "ms",
        target: { "at-most": 100 },
      },
    ];
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
