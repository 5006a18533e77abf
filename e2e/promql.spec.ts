import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import {
  execute,
  expectPassed,
  openStep,
  push,
  status,
  step,
  tryUntil,
  writeExpression,
} from "./lab-page";

const up = 'up{job="pushgateway"}';
const seconds = 'time() - push_time_seconds{job="backup"}';

/** The age of the sample in place of what it says. */
const ofScrape = 'time() - timestamp(push_time_seconds{job="backup"})';

const result = (page: Page) => page.getByRole("table", { name: "Result" });
const moment = (page: Page) => page.getByRole("slider", { name: "Moment in the graph" });
const lines = (page: Page) => page.getByRole("list", { name: "Lines" }).getByRole("button");
const past = (page: Page) => page.getByRole("list", { name: "History" }).getByRole("listitem");

async function openHistory(page: Page) {
  await page.getByText("History", { exact: true }).click();
}

/** Executes until Prometheus returns something of which that is a part: it has to scrape first. */
async function executeUntilSeen(page: Page, expression: string, part: string | RegExp = /./) {
  await tryUntil(async (waits) => {
    await execute(page, expression);
    await expect(result(page)).toContainText(part, waits);
  });
}

test("both query steps are answered in the PromQL tab, looked at, and taken along to Prometheus", async ({
  joined: page,
}) => {
  await openStep(page, "gateway-up");
  await expect(page.getByRole("tab", { name: "PromQL" })).toHaveAttribute("aria-selected", "true");
  await writeExpression(page, up);
  await tryUntil(async (waits) => {
    await page.getByRole("textbox", { name: "Expression" }).press("ControlOrMeta+Enter");
    await expect(result(page).getByRole("row", { name: /pushgateway/ })).toContainText("1", waits);
  });
  await expectPassed(page, "gateway-up");

  await push(page, "/metrics/job/backup", "backup_files_total 120\n");
  await openStep(page, "seconds-since-push");
  await expect(page.getByText("The result will appear here")).toBeVisible();
  await executeUntilSeen(page, ofScrape);
  const checked = page.waitForResponse((response) => response.url().endsWith("/check"));
  const queried = page.waitForRequest((request) => request.url().endsWith("/api/v1/query"));
  await execute(page, ofScrape);
  await expect(step(page, "seconds-since-push")).toContainText("gives the time of the scrape");
  await expect(step(page, "seconds-since-push")).toContainText("Evaluated at");
  const { checkedAt } = await (await checked).json();
  const { time } = Object.fromEntries(new URLSearchParams((await queried).postData() ?? ""));
  expect(Number(time) * 1000, "the table is of the verdict's moment").toBe(Date.parse(checkedAt));
  await executeUntilSeen(page, seconds);
  await expectPassed(page, "seconds-since-push");

  await page.getByRole("tab", { name: "Graph" }).click();
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page)).toContainText('{job="backup"}');
  const signs = page.getByRole("list", { name: "Signs in the graph" });
  await expect(signs).toContainText("Push");
  await expect(signs).toContainText("Scrape");
  await page.getByText("The graph in figures").click();
  await expect(page.getByRole("list", { name: "What was done" })).toContainText(
    "POST /metrics/job/backup, 200",
  );

  // The view and the range are as they were, and the history leads back to the graph.
  await page.getByRole("combobox", { name: "Range" }).selectOption("1h");
  await page.reload();
  await page.getByRole("tab", { name: "PromQL" }).click();
  await expect(page.getByRole("tab", { name: "Graph" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("combobox", { name: "Range" })).toHaveValue("1h");
  await openHistory(page);
  await past(page).first().getByRole("button", { name: "Run" }).click();
  await expect(lines(page)).toHaveCount(1);
  await expect(step(page, "seconds-since-push").getByRole("status").first()).toHaveText(/^Passed/);

  // The link takes along the expression, the view and the range.
  await writeExpression(page, up);
  await page.getByRole("tab", { name: "Table" }).click();
  const link = page.getByRole("link", { name: /^Open Prometheus/ });
  await expect(link).toHaveAttribute("href", /expr=up/);
  const landing = async () => {
    const href = (await link.getAttribute("href")) ?? "";
    // As the browser says it of a link on the page itself; without it the expression is shown first.
    const headers = { "sec-fetch-site": "same-origin" };
    const answer = await page.request.get(href, { maxRedirects: 0, headers });
    return new URL(answer.headers().location ?? "").searchParams;
  };
  expect(Object.fromEntries(await landing())).toEqual({ "g0.expr": up, "g0.tab": "1" });
  await page.getByRole("tab", { name: "Graph" }).click();
  await page.getByRole("combobox", { name: "Range" }).selectOption("6h");
  await expect(link).toHaveAttribute("href", /range=6h/);
  expect(Object.fromEntries(await landing())).toEqual({
    ...{ "g0.expr": up, "g0.tab": "0", "g0.range_input": "6h" },
  });
});

test.describe("in one tab", () => {
  // Prometheus answers what it cannot read with 400, and what it cannot evaluate with 422.
  test.use({ provoked: [400, 422] });

  test("expressions are suggested, kept, shown in tables and graphs, and told where Prometheus refuses them", async ({
    joined: page,
  }) => {
    test.slow();
    await openStep(page, "gateway-up");
    await test.step("suggestions do not take back the focus, nor lie over the result, and the history keeps each once", () =>
      expectSuggestions(page));
    await test.step("a graph is read and its lines are switched by keyboard", () =>
      expectGraphByKeyboard(page));
    await test.step("every kind of result is shown, odd values, markup and warnings too, and of a long one a part", () =>
      expectEveryKind(page));
    await test.step("what Prometheus refuses is told in its own words, with its place", () =>
      expectRefusals(page));
  });
});

async function expectSuggestions(page: Page): Promise<void> {
  await expect(page.locator(".monaco-editor textarea")).toBeAttached();
  await writeExpression(page, "");
  // What the list does with the focus it does in the frame after it is shown.
  const executeButton = page.getByRole("button", { name: "Execute" });
  const watch = await executeButton.evaluateHandle((button) => {
    const keepsFocus = new Promise<boolean>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(".suggest-widget.visible .focused")) return;
        observer.disconnect();
        button.focus();
        const look = () => resolve(document.activeElement === button);
        requestAnimationFrame(() => requestAnimationFrame(look));
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    return { keepsFocus };
  });
  await page.keyboard.insertText("v");
  expect(await watch.evaluate(({ keepsFocus }) => keepsFocus)).toBe(true);
  const suggestions = page.locator(".suggest-widget.visible");
  await expect(suggestions).toHaveCount(0);

  await writeExpression(page, "v");
  await expect(suggestions).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(suggestions).toHaveCount(0);

  const editor = page.getByRole("textbox", { name: "Expression" });
  await writeExpression(page, "v");
  await expect(suggestions).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(editor).not.toHaveValue("v");

  await writeExpression(page, "u");
  await expect(suggestions).toHaveCount(1);
  const queried = page.waitForRequest((request) => request.url().endsWith("/api/v1/query"));
  await page.keyboard.press("Enter");
  expect((await queried).postData(), "nobody has chosen one").toMatch(/(^|&)query=u(&|$)/);
  await expect(editor).toHaveValue("u");
  await expect(suggestions).toHaveCount(0);

  for (const expression of ["vector(1)", "vector(2)", "vector(1)"]) {
    await execute(page, expression);
    await expect(result(page)).toContainText(expression.slice(7, 8));
    await expect(executeButton).not.toHaveAttribute("aria-busy");
    await expect(status(page, "gateway-up").first()).toHaveText(/^Not yet/);
  }
  await openHistory(page);
  await expect(past(page)).toHaveCount(4);
  await past(page).nth(1).getByRole("button", { name: "vector(2)", exact: true }).click();
  await expect(editor).toHaveValue("vector(2)");
  await expect(editor).toBeFocused();
  await page.getByRole("button", { name: "Run vector(2)" }).click();
  await expect(result(page).getByRole("row").last()).toContainText("2");
  await expect(past(page).first()).toContainText("vector(2)");
  await page.getByRole("button", { name: "Clear history" }).click();
  await expect(past(page)).toHaveCount(0);
  await expect(page.getByText("Nothing yet.")).toBeVisible();
}

async function expectGraphByKeyboard(page: Page): Promise<void> {
  await push(page, "/metrics/job/a", "temperature 1\n");
  await push(page, "/metrics/job/b", "temperature 2\n");
  await tryUntil(async (waits) => {
    await execute(page, "temperature");
    await expect(result(page).getByRole("row")).toHaveCount(3, waits);
  });
  await page.getByRole("tab", { name: "Graph" }).focus();
  await page.keyboard.press("Enter");
  await expect(lines(page)).toHaveCount(2);
  await moment(page).focus();
  await page.keyboard.press("End");
  await expect(moment(page)).toHaveAttribute(
    "aria-valuetext",
    /: temperature\{job="a"\} 1; temperature\{job="b"\} 2$/,
  );
  await page.keyboard.press("Home");
  await expect(moment(page)).toHaveAttribute("aria-valuenow", "0");
  await expect(lines(page).first()).toContainText("no sample");

  await lines(page).first().focus();
  await page.keyboard.press("Space");
  await expect(lines(page).first()).toHaveAttribute("aria-pressed", "false");
  await moment(page).focus();
  await page.keyboard.press("End");
  await expect(moment(page)).toHaveAttribute("aria-valuetext", /: temperature\{job="b"\} 2$/);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(lines(page).first()).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("tab", { name: "Table" }).click();
}

async function expectEveryKind(page: Page): Promise<void> {
  const markup = '<img src=x onerror="document.title=1">';
  const label = JSON.stringify(markup);
  await push(page, "/metrics/job/a", `odd{a="1"} NaN\nodd{a="2"} +Inf\nodd{a="3"} -Inf\n`);
  await push(page, "/metrics/job/b", `m{label=${label}} 1\n`);
  await executeUntilSeen(page, "odd", "+Inf");
  for (const value of ["NaN", "+Inf", "-Inf"]) await expect(result(page)).toContainText(value);
  await page.getByRole("tab", { name: "Graph" }).click();
  const signs = page.getByRole("list", { name: "Signs in the graph" });
  for (const value of ["NaN", "+Inf", "-Inf"]) await expect(signs).toContainText(value);
  await page.getByRole("tab", { name: "Table" }).click();

  await executeUntilSeen(page, "m", label);
  await expect(page).not.toHaveTitle("1");
  await execute(page, "time()");
  await expect(result(page)).toContainText("scalar, 1 row");
  await expect(result(page)).toContainText(/\d+ \w{3}, \d\d:\d\d:\d\d/);
  await execute(page, '"just text"');
  await expect(result(page)).toContainText("just text");
  await execute(page, "none_of_these");
  await expect(page.getByRole("tabpanel", { name: "Table" })).toContainText("The result is empty");

  const body = Array.from({ length: 1200 }, (_, i) => `many{i="${i}"} ${i}\n`).join("");
  await push(page, "/metrics/job/c", body);
  await executeUntilSeen(page, "many", "1,200 rows");
  await expect(result(page).getByRole("row")).toHaveCount(251);
  await expect(page.getByText("950 more not shown")).toBeVisible();
  await page.getByRole("tab", { name: "Graph" }).click();
  await expect(lines(page)).toHaveCount(100);
  await expect(page.getByText("1,100 more not drawn")).toBeVisible();

  await page.getByRole("tab", { name: "Table" }).click();
  await page.route("**/api/v1/query", (route) =>
    route.fulfill({
      json: {
        status: "success",
        data: { resultType: "vector", result: [{ metric: {}, value: [1, "1.234567e+09"] }] },
        warnings: ["remote read failed"],
        infos: ["PromQL info: metric might not be a counter"],
      },
    }),
  );
  await execute(page, "rate(up[5m])");
  const table = page.getByRole("tabpanel", { name: "Table" });
  await expect(table).toContainText("remote read failed");
  await expect(table).toContainText("PromQL info: metric might not be a counter");
  await expect(result(page)).toContainText("1.234567e+09");
  await expect(result(page)).toContainText("1.23 G");
  await page.unroute("**/api/v1/query");
}

async function expectRefusals(page: Page): Promise<void> {
  await tryUntil(async (waits) => {
    await execute(page, up);
    await expect(status(page, "gateway-up")).toHaveText(/^Passed/, waits);
  });
  await execute(page, "sum(up");
  const workspace = page.getByRole("region", { name: "Workspace" });
  await expect(workspace).toContainText("has passed and stays passed");
  await expect(workspace).toContainText("Passed earlier, not with the newest expression.");
  const alert = page.getByRole("tabpanel", { name: "Table" }).getByRole("alert");
  await expect(alert).toContainText("bad_data");
  await expect(alert).toContainText("1:7: parse error: unclosed left parenthesis");
  await alert.getByRole("button", { name: "Go to line 1, column 7" }).click();
  await expect(page.getByRole("textbox", { name: "Expression" })).toBeFocused();

  await page.getByRole("tab", { name: "Graph" }).click();
  await expect(page.getByRole("tabpanel", { name: "Graph" }).getByRole("alert")).toContainText(
    "parse error",
  );
  await execute(page, `${up}[5m]`);
  await expect(page.getByRole("tabpanel", { name: "Graph" }).getByRole("alert")).toContainText(
    "invalid expression type",
  );
  await page.getByRole("tab", { name: "Table" }).click();
  await expect(result(page)).toContainText("matrix, 1 row");

  await execute(page, "up + on() group_left() up * on(job) {job=~'.+'}");
  await expect(alert).toContainText("execution");
  await expect(alert).toContainText("many-to-many");
}
