import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium } from "@playwright/test";
import type { NewClassEvent } from "@/lib/server/store/classroom/class-event";
import { openSqliteStore } from "@/lib/server/store/sqlite-store";
import { chromiumOptions } from "./browser";
import { openBoardStream, signInInstructor } from "./class-instructor";
import { processorSeconds } from "./class-size";
import { type Figure, median } from "./figure";
import { joinAs, type RunningApp, startApp } from "./running-app";

const size = 500;
const password = "of the bench alone";
const steps = [
  ...["gateway-up", "first-push", "grouping-key", "exact-delete", "lost-pod", "put-replaces"],
  "seconds-since-push",
];

/** The board of a class of 500 without sandboxes: its first view, an event on it, and ten of it beside one. */
export async function measureClassBoard(folder: string): Promise<Figure[]> {
  const app = await startApp(folder, {
    ...{ JOIN_BURST: "1000", LOG_LEVEL: "error", INSTRUCTOR_PASSWORD: password, SANDBOX_WARM: "0" },
  });
  const browser = await chromium.launch(chromiumOptions);
  try {
    await fillClass(app.dataDir);
    const cookie = await signInInstructor(app.url, password);
    const asked = performance.now();
    const answer = await (await fetch(boardOf(app), { headers: { cookie } })).text();
    const answeredMs = performance.now() - asked;
    const shown = await drawBoard(browser, app, cookie);
    const [one, ten] = [await costOf(app, cookie, 1), await costOf(app, cookie, 10)];
    const atMost = (name: string, value: number, unit: string, goal: number): Figure => ({
      ...{ name: `board of ${size}, ${name}`, value, unit, target: { "at-most": goal } },
    });
    return [
      atMost("first answer of the server", answeredMs, "ms", 1000),
      atMost("size of the answer", answer.length / 1024, "KiB", 5 * 1024),
      atMost("first view in Chromium, median of 5", median(shown.firstMs), "ms", 1000),
      atMost("of it at work in the page, median of 5", median(shown.firstTaskMs), "ms", 1000),
      atMost("an event drawn, median of 9", median(shown.eventMs), "ms", 200),
      atMost("JavaScript of its page", shown.scriptKb, "kB", 300),
      atMost("ten boards beside one, processor time", ten / one, "times", 1.3),
    ];
  } finally {
    await browser.close();
    await app.stop();
  }
}

const boardOf = ({ url }: RunningApp) => `${url}/api/instructor/board`;

/** A class in the middle of the lab, written into the database of an app that has not looked at it yet. */
async function fillClass(dataDir: string): Promise<void> {
  const opened = await openSqliteStore(dataDir);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  for (let i = 0; i < size; i += 1) {
    const { id, team } = await store.learners.add(`Learner ${i + 1}`);
    await store.classEvents.append(pastOf(id, team, i));
  }
  await store.close();
}

function pastOf(learnerId: string, team: string, i: number): NewClassEvent[] {
  const passed = i % (steps.length + 1);
  return steps.slice(0, passed + 1).flatMap((step, at): NewClassEvent[] => {
    const atMs = Date.now() - (steps.length - at) * 60_000 + i * 50;
    const common = { learnerId, team, atMs, lab: "pushgateway", step };
    const meantFor = [{ lab: "pushgateway", step }];
    const attempt = { attemptId: null, effect: "put", status: 200, refusal: null, meantFor };
    const code = ["wrong-job", "bad-value", "label-in-body-only"][i % 3] ?? "wrong-job";
    const failed = { outcome: "failed", code, rung: "stored", message: `It is ${code}.` } as const;
    return [
      { ...common, kind: "attempt", data: attempt },
      ...(at < passed
        ? [{ ...common, kind: "passed", data: {} } as const]
        : [{ ...common, kind: "verdict", data: failed } as const]),
    ];
  });
}

/** From the navigation until every row is there, and from a join until its row is. */
async function drawBoard(browser: Browser, app: RunningApp, cookie: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: app.url }]);
  const page = await context.newPage();
  let scriptKb = 0;
  page.on("response", async (response) => {
    if (response.request().resourceType() !== "script") return;
    const { responseBodySize } = await response
      .request()
      .sizes()
      .catch(() => ({ responseBodySize: 0 }));
    scriptKb += responseBodySize / 1000;
  });
  const rows = page.getByRole("grid", { name: "Progress" }).getByRole("row");
  const untilRows = (count: number) =>
    page.waitForFunction(
      (wanted) => document.querySelectorAll('[role="grid"] [role="row"]').length > wanted,
      count,
      { polling: "raf" },
    );
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable");
  const [firstMs, firstTaskMs]: [number[], number[]] = [[], []];
  let firstScriptKb = 0;
  for (let i = 0; i < 5; i += 1) {
    const begin = performance.now();
    await page.goto(`${app.url}/instructor`, { waitUntil: "commit" });
    await untilRows(size);
    firstMs.push(performance.now() - begin);
    const { metrics } = await devtools.send("Performance.getMetrics");
    firstTaskMs.push(1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0));
    if (i === 0) firstScriptKb = scriptKb;
  }
  const eventMs: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    const drawn = untilRows(await rows.count());
    await sleep(500);
    await joinAs(app.url, `Late ${i + 1}`);
    const begin = performance.now();
    await drawn;
    eventMs.push(performance.now() - begin);
  }
  await context.close();
  return { firstMs, firstTaskMs, eventMs, scriptKb: firstScriptKb };
}

const eventsMeasured = 150;
/** So many ask by turns: of one alone so many requests are not taken. */
const asking = 15;

/** Processor time of the app while so many boards are open and learners ask for help; seconds. */
async function costOf(app: RunningApp, cookie: string, boards: number): Promise<number> {
  const ended = new AbortController();
  for (let i = 0; i < boards; i += 1) openBoardStream(app.url, cookie, ended.signal);
  const cookies: string[] = [];
  for (let i = 0; i < asking; i += 1) {
    cookies.push((await joinAs(app.url, `Asking ${boards} ${i + 1}`)).cookie);
  }
  await sleep(3000);
  const before = await processorSeconds(app.pid);
  for (let i = 0; i < eventsMeasured; i += 1) {
    const headers = { cookie: cookies[i % asking] ?? "", "content-type": "application/json" };
    const body = JSON.stringify({ lab: "pushgateway", step: "first-push", words: `${i}` });
    const asked = await fetch(`${app.url}/api/help`, { method: "POST", headers, body });
    if (!asked.ok) throw new Error(`asking for help was answered ${asked.status}`);
    await sleep(60);
  }
  const used = (await processorSeconds(app.pid)) - before;
  ended.abort();
  await sleep(500);
  return used;
}
