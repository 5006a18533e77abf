import type { Page } from "@playwright/test";
import { type Figure, median } from "./figure";
import { openLabPage, timeFromKey, withBrowser } from "./lab-page";
import type { RunningApp } from "./running-app";

/** Three pushes, each in place of the one before, because a gateway exposes at most 4,800 series. */
const pushes = 3;
const seriesInPush = 3400;
const rounds = 15;

/**
 * From a key in an expression until suggestions stand below it, with as many metrics as series; and from the
 * next key until the list is narrowed. For 100 ms the editor's list is there and not yet visible, whatever it
 * holds (`_show` of its `SuggestWidget`).
 */
export async function measurePromqlCompletionInPage(folder: string): Promise<Figure[]> {
  return withBrowser(folder, async (browser, app) => {
    const page = await openLabPage(browser, app, (cookie) => fillPrometheus(app, cookie));
    await page.getByRole("tab", { name: "PromQL" }).click();
    // By its role, which the text area that stands there first does not write.
    const expression = page.locator('[role="textbox"][aria-label="Expression"]');
    await expression.click();
    // The list of names comes with the first key.
    await suggestTo(page, "b");
    await page.getByText("bench_metric_").first().waitFor();
    const shown: number[] = [];
    const narrowed: number[] = [];
    for (let i = 0; i < rounds; i++) {
      await page.keyboard.press("Escape");
      await expression.press("ControlOrMeta+a");
      await page.keyboard.press("Delete");
      shown.push(await suggestTo(page, "b"));
      narrowed.push(await timeFromKey(page, bottomkFirst, () => page.keyboard.press("o")));
    }
    return [figureOf("key to list", shown), figureOf("next key to narrowed list", narrowed)];
  });
}

function figureOf(span: string, times: readonly number[]): Figure {
  return {
    name: `PromQL completion for ${(pushes * seriesInPush).toLocaleString("en")} series, in the page, from ${span}, median`,
    value: median(times),
    unit: `ms (slowest ${Math.max(...times).toFixed(0)})`,
    target: { "at-most": 50 },
  };
}

async function fillPrometheus({ url }: RunningApp, cookie: string): Promise<void> {
  for (let push = 0; push < pushes; push++) {
    const names = Array.from({ length: seriesInPush }, (_, i) => push * seriesInPush + i);
    const body = names.map((i) => `bench_metric_${String(i).padStart(5, "0")} ${i}\n`).join("");
    const answer = await fetch(`${url}/sandbox/pushgateway/metrics/job/bench`, {
      method: "PUT",
      headers: { cookie },
      body,
    });
    if (!answer.ok) throw new Error(`a push was answered ${answer.status}`);
    await untilKnown(url, cookie, (push + 1) * seriesInPush);
  }
}

async function untilKnown(url: string, cookie: string, count: number): Promise<void> {
  for (;;) {
    const path = "/sandbox/prometheus/api/v1/label/__name__/values";
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    const { data } = await answer.json();
    if (data.filter((name: string) => name.startsWith("bench_metric_")).length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const suggestion = ".suggest-widget.visible .monaco-list-row";
const bottomkFirst = `${suggestion}[data-index="0"][aria-label*="bottomk"]`;

/** Milliseconds from a key until the list of suggestions is shown. */
const suggestTo = (page: Page, key: string) =>
  timeFromKey(page, suggestion, () => page.keyboard.press(key));
