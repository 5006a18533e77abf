import type { Page } from "@playwright/test";
import type { Figure } from "./figure";
import { openLabPage, withBrowser } from "./lab-page";

/** The editor's own script is by far the largest one; what it needs is asked for in the same breath. */
const editorBytes = 300_000;
const breathMs = 10;

/** Compressed JavaScript that the lab page has asked for before the editor begins to load. */
export async function measurePageSize(folder: string): Promise<Figure[]> {
  return withBrowser(folder, async (browser, app) => {
    const page = await openLabPage(browser, app);
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .filter(({ name }) => /\.js($|\?)/.test(name))
        .map(({ name, startTime, encodedBodySize }) => ({ name, startTime, encodedBodySize })),
    );
    const editor = scripts.find(({ encodedBodySize }) => encodedBodySize > editorBytes);
    if (!editor) throw new Error("no script as large as the editor");
    const before = scripts.filter(({ startTime }) => startTime < editor.startTime - breathMs);
    const bytes = before.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return [
      {
        name: "JavaScript of the lab page before the editor, compressed",
        value: bytes / 1000,
        unit: `kB in ${before.length} files (the editor ${(editor.encodedBodySize / 1000).toFixed(0)})`,
        target: { "at-most": 195 },
      },
      {
        ...{ name: "largest contentful paint of the lab page, by an empty cache" },
        ...{ value: await largestPaintMs(page), unit: "ms", target: { "at-most": 2000 } },
      },
    ];
  });
}

/** The last that the browser has told of since the page began to load. */
function largestPaintMs(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1);
          if (last) resolve(last.startTime);
        });
        observer.observe({ type: "largest-contentful-paint", buffered: true });
      }),
  );
}
