import { type Figure, median } from "./figure";
import { openLabPage, timeFromKey, withBrowser } from "./lab-page";

const lines = 1000;
const rounds = 10;
const problemList = 'ul[aria-label="Problems"]';

/** From a key in a body of 1,000 lines until its problem is listed and marked. */
export async function measureMarkers(folder: string): Promise<Figure[]> {
  return withBrowser(folder, async (browser, app) => {
    const page = await openLabPage(browser, app);
    const metrics = page.getByRole("textbox", { name: "Metrics" });
    const problems = page.getByRole("list", { name: "Problems" });
    await metrics.press("ControlOrMeta+a");
    await page.keyboard.insertText(bodyOf(lines));
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) {
      await problems.waitFor({ state: "detached" });
      times.push(await timeFromKey(page, problemList, () => page.keyboard.press("x")));
      await metrics.press("Backspace");
    }
    return [
      {
        name: `markers after a change in ${lines} lines, median`,
        value: median(times),
        unit: "ms",
        target: { "at-most": 50 },
      },
    ];
  });
}

function bodyOf(count: number): string {
  const samples = Array.from({ length: count - 1 }, (_, i) => `m{i="${i}"} ${i}`);
  return `# TYPE m gauge\n${samples.join("\n")}\n`;
}
