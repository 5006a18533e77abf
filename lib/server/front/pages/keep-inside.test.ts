import { expect, it } from "vitest";
import { keepLinksInside, keepRedirectInside } from "./keep-inside";

const prefix = "/t/x/prometheus";

it.each([
  ["/classic/graph?g0.expr=up", `${prefix}/classic/graph?g0.expr=up`],
  ["/query", `${prefix}/query`],
  ["./query?a=b", `${prefix}/query?a=b`],
  ["http://vm:9090/graph/?a=b", `${prefix}/graph/?a=b`],
  ["//evil.example/x", `${prefix}/x`],
  ["http://", `${prefix}/`],
  ["/metrics/job/a%2Fb//c", `${prefix}/metrics/job/a%2Fb//c`],
])("keeps the redirect to %s", (location, kept) => {
  expect(keepRedirectInside(location, prefix, "/graph")).toBe(kept);
});

const kept = (html: string) => keepLinksInside(Buffer.from(html), prefix).toString();

it("puts the prefix before addresses that begin at the root, in each generation of pages", () => {
  expect(kept(`<a class="x" href="/classic/graph">`)).toBe(
    `<a class="x" href="${prefix}/classic/graph">`,
  );
  expect(kept(`<script src='/static/a.js?v=1'>`)).toBe(`<script src='${prefix}/static/a.js?v=1'>`);
  expect(kept(`var PATH_PREFIX = "";`)).toBe(`var PATH_PREFIX = "${prefix}";`);
  expect(kept(`const GLOBAL_PATH_PREFIX='';`)).toBe(`const GLOBAL_PATH_PREFIX='${prefix}';`);
});

it("leaves relative and foreign addresses and all text as they are", () => {
  const html = `<script type="module" src="./assets/index.js"></script><a href="https://prometheus.io/">
<a href="//cdn.example/x"> href=/x &#34;/y&#34; é ☃ <td>href=&#34;/</td>`;
  expect(kept(html)).toBe(html);
  const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
  expect(keepLinksInside(bytes, prefix)).toEqual(bytes);
});
