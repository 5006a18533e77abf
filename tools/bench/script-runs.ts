import type { Page } from "@playwright/test";
import { type Figure, median } from "./figure";
import { openLabPage, withBrowser } from "./lab-page";
import type { RunningApp } from "./running-app";

const firstRounds = 3;
const laterRounds = 5;

/** What the lab prints, for a team of this bench. */
const image = "--image=quay.balgroupit.com/library/toolkit:ubuntu-20.04";
const commands = (round: number) => [
  `oc create job ${image} push${round} -- \\\nbash -c "echo 'prometheus_training_labs_completed_total 4' | curl --data-binary @- http://pushgateway:9091/metrics/job/prometheus_training"`,
  "cat <<EOF | curl --data-binary @- http://pushgateway:9091/metrics/job/nightly_report/region/eu\n# HELP report_rows_total Rows written to the report.\n# TYPE report_rows_total counter\nreport_rows_total 1800\nEOF",
  `oc create job ${image} remove${round} -- \\\ncurl -X DELETE http://pushgateway:9091/metrics/job/nightly_report/region/eu`,
  `oc delete jobs push${round} remove${round}`,
  "oc delete pod -l app.kubernetes.io/component=pushgateway",
];

/**
 * The first run of a script, from the click that opens its tab until its end is shown, the load of the
 * shell and one push included; later runs of the lab's commands without the time that the network took.
 */
export async function measureScriptRuns(folder: string): Promise<Figure[]> {
  return withBrowser(folder, async (browser, app) => {
    const first: number[] = [];
    const later: number[] = [];
    for (let i = 0; i < firstRounds; i++) {
      const page = await openLabPage(browser, app, (cookie) => keepScript(app, cookie));
      first.push(await page.evaluate(runFirst));
      if (i < firstRounds - 1) await page.context().close();
      else later.push(...(await measureLater(page)));
    }
    return [
      {
        name: "first run of a script with the load of the shell, median",
        value: median(first),
        unit: "ms",
        target: { "at-most": 1200 },
      },
      {
        name: "later run of one of the lab's commands without the network, median",
        value: median(later),
        unit: `ms (slowest ${Math.max(...later).toFixed(0)})`,
        target: { "at-most": 60 },
      },
    ];
  });
}

/** The script that a page finds when its tab is opened. */
async function keepScript({ url }: RunningApp, cookie: string): Promise<void> {
  const draft = await fetch(`${url}/api/labs/pushgateway/drafts/first-push`, {
    method: "PUT",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ script: commands(-1)[0] }),
  });
  if (!draft.ok) throw new Error(`keeping a draft was answered ${draft.status}`);
}

async function measureLater(page: Page): Promise<number[]> {
  const times: number[] = [];
  const editor = page.getByRole("textbox", { name: "Script" });
  for (let round = 0; round < laterRounds; round++) {
    for (const command of commands(round)) {
      await editor.press("ControlOrMeta+a");
      await page.keyboard.insertText(command);
      await page.getByRole("button", { name: "Run" }).waitFor();
      times.push(await page.evaluate(runAgain));
    }
  }
  return times;
}

/** Runs in the page: milliseconds from the click that opens the tab until the end of the first run. */
async function runFirst(): Promise<number> {
  const nextFrame = () => {
    if (performance.now() - begin > 30_000) throw new Error("the run has not ended after 30 s");
    return new Promise(requestAnimationFrame);
  };
  const runButton = () =>
    [...document.querySelectorAll("button")].find((each) => each.textContent?.trim() === "Run");
  const begin = performance.now();
  document.querySelector<HTMLElement>('[data-tab="script"]')?.click();
  while (!runButton() || runButton()?.disabled) await nextFrame();
  runButton()?.click();
  while (!/exit \d+ after/.test(document.querySelector('[role="log"]')?.textContent ?? "")) {
    await nextFrame();
  }
  return performance.now() - begin;
}

/** Runs in the page: milliseconds of one more run, without the requests that it made. */
async function runAgain(): Promise<number> {
  const log = document.querySelector('[role="log"]');
  const before = log?.childElementCount ?? 0;
  const hasEnded = () =>
    (log?.childElementCount ?? 0) > before &&
    /exit \d+ after/.test(log?.lastElementChild?.textContent ?? "");
  const begin = performance.now();
  const ended = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!hasEnded()) return;
      observer.disconnect();
      resolve(performance.now());
    });
    if (log) observer.observe(log, { subtree: true, childList: true, characterData: true });
  });
  [...document.querySelectorAll("button")]
    .find((each) => each.textContent?.trim() === "Run")
    ?.click();
  const end = await ended;
  const requests = performance
    .getEntriesByType("resource")
    .filter(({ name, startTime }) => startTime >= begin && /\/(api\/)?sandbox\//.test(name));
  return end - begin - requests.reduce((sum, { duration }) => sum + duration, 0);
}
