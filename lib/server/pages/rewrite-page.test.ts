import { expect, it } from "vitest";
import { keepRedirectInside } from "./keep-redirect-inside";
import { markupGuardScript } from "./markup-guard";
import { rewritePage } from "./rewrite-page";

const prefix = "/t/x/prometheus";

it.each([
  ["/classic/graph?g0.expr=up", `${prefix}/classic/graph?g0.expr=up`],
  ["/query", `${prefix}/query`],
  ["./query?a=b", `${prefix}/query?a=b`],
  ["http://vm:9090/graph/?a=b", `${prefix}/graph/?a=b`],
  ["//evil.example/x", `${prefix}/x`],
  ["http://", `${prefix}/`],
  ["/metrics/job/a%2Fb//c", `${prefix}/metrics/job/a%2Fb//c`],
  ["/teams/ada/classic/graph?a=b", `${prefix}/classic/graph?a=b`],
])("keeps the redirect to %s", (location, kept) => {
  expect(keepRedirectInside(location, prefix, { service: "prometheus", path: "/graph" })).toBe(
    kept,
  );
});

/** Without the guard that each page begins with. */
const rewritten = async (html: string) => {
  const page = (await rewritePage(Buffer.from(html), { prefix, nonce: "N" })).toString();
  const guard = `<script nonce="N">${markupGuardScript}</script>`;
  expect(page.split(guard)).toHaveLength(2);
  expect(page.indexOf(guard)).toBeLessThan(page.replace(guard, "").search(/<script|$/) + 1);
  return page.replace(guard, "");
};

it("puts the prefix before addresses that begin at the root, in each generation of pages", async () => {
  expect(await rewritten(`<a class="x" href="/classic/graph">`)).toBe(
    `<a class="x" href="${prefix}/classic/graph">`,
  );
  expect(await rewritten(`<script src='/static/a.js?v=1'></script>`)).toBe(
    `<script src="${prefix}/static/a.js?v=1" nonce="N"></script>`,
  );
  expect(await rewritten(`<script>var PATH_PREFIX = "";</script>`)).toBe(
    `<script nonce="N">var PATH_PREFIX = "${prefix}";</script>`,
  );
  expect(await rewritten(`<script>const GLOBAL_PATH_PREFIX='';</script>`)).toBe(
    `<script nonce="N">const GLOBAL_PATH_PREFIX='${prefix}';</script>`,
  );
});

it("puts it in the place of a path that the server has been told to be below", async () => {
  const html = (place: string) =>
    `<link href="${place}/static/a.css"><script src="${place}/static/a.js"></script><a href="${place}/">x</a>`;
  expect(await rewritten(html("/teams/ada"))).toBe(
    html(prefix).replace("</script>", "</script>").replace('a.js"', 'a.js" nonce="N"'),
  );
  expect(
    await rewritten(String.raw`<script>var PATH_PREFIX = "\/teams\/ada";</script><a href="/x">`),
  ).toBe(`<script nonce="N">var PATH_PREFIX = "${prefix}";</script><a href="${prefix}/x">`);
});

it("leaves all that is not a script's nor an address of the root as it is", async () => {
  const html = `<!DOCTYPE html>\r\n<A HREF=x class='y'>&amp;&#34; é ☃ PATH_PREFIX = ""
<a href="https://prometheus.io/"><a href="//cdn.example/x"> href=/x <td>href=&#34;/</td><!-- <script> -->
<textarea><script>x</script></textarea><p title="<script>">`;
  expect(await rewritten(html)).toBe(html);
});

it("is the same however the page falls into pieces", async () => {
  const filler = `<p title="é">${"☃".repeat(70_000)}</p><a href="/x">`;
  const html = `<body>${filler.repeat(4)}`;
  expect(await rewritten(html)).toBe(html.replaceAll('href="/x"', `href="${prefix}/x"`));
});

const noncesOf = async (html: string) => (await rewritten(html)).split('nonce="N"').length - 1;

it.each([
  [`<head><script src="./assets/index.js" type="module"></script></head>`, 1],
  [`<head><link rel="modulepreload" href="./assets/a.js"></head>`, 1],
  [`<head><script>a</script></head><body><script src="static/b.js"></script></body>`, 2],
  [`<head></head><body><script>alert(1)</script></body>`, 0],
  [`<head><p><script>alert(1)</script>`, 0],
  [`<head></head><script>alert(1)</script>`, 0],
  [`<script src="https://evil.example/x.js"></script>`, 0],
  [`<script src="//evil.example/x.js"></script>`, 0],
  [`<script src="data:text/javascript,alert(1)"></script>`, 0],
  [`<script src="../../pushgateway/x.js"></script>`, 0],
  [`<body><script nonce="N">alert(1)</script>`, 0],
])("of %s gives %i the nonce", async (html, count) => {
  expect(await noncesOf(html)).toBe(count);
});

it("turns the Pushgateway's handlers into data, and drops all others", async () => {
  const page = await rewritten(
    `<body><li onclick="pushgateway.switchToStatus()" id="a"><b onmouseover="x()" onclick="alert(1)">é</b></body>`,
  );
  expect(page).toContain(
    `<li data-scrapelab-click="[&quot;switchToStatus&quot;,[]]" id="a"><b>é</b>`,
  );
  expect(page).toMatch(/<script nonce="N">[^<]+<\/script><\/body>$/);
  expect(await rewritten("<body><b onclick=x()></body>")).toBe("<body><b></body>");
});
