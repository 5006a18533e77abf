import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { hosts } from "./router";
import { hold, type Tally } from "./tally";
import { until } from "./until";

const lab = "/labs/pushgateway";
const push = {
  path: "/sandbox/pushgateway/metrics/job/prometheus_training",
  body: "prometheus_training_labs_completed_total 4\n",
};
const keyed = {
  path: `${push.path}/instance/myinstance`,
  body: "# TYPE some_metric_total counter\n# HELP some_metric_total An example.\nsome_metric_total 42\n",
};

interface Tabs {
  port: number;
  /** How many event streams of learners the app has open, by its own metrics. */
  openStreams(): Promise<number>;
  tally: Tally;
}

/**
 * Six tabs of one learner in a real Chromium, which opens no more than six connections to a host on HTTP/1.1: with
 * an event stream each, nothing else would be answered.
 */
export async function trySixTabs({ port, openStreams, tally }: Tabs): Promise<void> {
  const browser = await openBrowser();
  try {
    const before = await openStreams();
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      baseURL: `https://${hosts.app}:${port}`,
    });
    const tabs: Page[] = [];
    await tally.check("six tabs of one learner in Chromium, through the router", async () => {
      tabs.push(...(await openTabs(context)));
      await until("one stream", async () => (await openStreams()) === before + 1);
      return "all show the lab, with one event stream for the six";
    });
    await tally.check("a push in one tab, with six open", async () => {
      await pushFrom(tabs[0], push);
      for (const tab of tabs) await passes(tab, "Push");
      return "answered, and Passed in each of the six without being asked";
    });
    await tally.check("the first tab is closed, and a push from another", async () => {
      await tabs.shift()?.close();
      await pushFrom(tabs[4], keyed);
      for (const tab of tabs) await passes(tab, "Push with a grouping key");
      await until("one stream", async () => (await openStreams()) === before + 1);
      return "Passed in each of the five, again with one stream";
    });
  } finally {
    await browser.close();
  }
}

function openBrowser(): Promise<Browser> {
  const { CHROMIUM_BIN } = process.env;
  hold(CHROMIUM_BIN !== undefined, "there is no Chromium");
  return chromium.launch({
    executablePath: CHROMIUM_BIN,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...["--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"],
      `--host-resolver-rules=${Object.values(hosts)
        .map((host) => `MAP ${host} 127.0.0.1`)
        .join(",")}`,
    ],
  });
}

async function openTabs(context: BrowserContext): Promise<Page[]> {
  context.setDefaultTimeout(90_000);
  const first = await context.newPage();
  await first.goto("/");
  await first.getByRole("textbox", { name: "Your name" }).fill("Ada of six tabs");
  await first.getByRole("button", { name: "Join" }).click();
  await first.getByRole("link", { name: /Pushgateway/ }).waitFor();
  const tabs = [first];
  for (let i = 1; i < 6; i++) tabs.push(await context.newPage());
  for (const tab of tabs) {
    await tab.goto(lab);
    await status(tab, "Push").waitFor();
  }
  return tabs;
}

const status = (tab: Page, title: string) =>
  tab
    .getByRole("region", { name: title, exact: true })
    .getByRole("status")
    .filter({ hasText: /^(Passed|Not yet|Waiting|Unknown)/ });

async function passes(tab: Page, title: string): Promise<void> {
  await status(tab, title)
    .filter({ hasText: /^Passed/ })
    .waitFor();
}

async function pushFrom(tab: Page | undefined, { path, body }: typeof push): Promise<void> {
  const answer = await tab?.evaluate(
    async (sent) => (await fetch(sent.path, { method: "POST", body: sent.body })).status,
    { path, body },
  );
  hold(answer === 200, `the push was answered ${answer}`);
}
