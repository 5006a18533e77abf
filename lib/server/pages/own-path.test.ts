import { expect, it } from "vitest";
import { ownPathOf, withoutOwnPath } from "./own-path";

const pathOf = (html: string) => ownPathOf(Buffer.from(html));

it.each([
  [`<link rel="shortcut icon" href="/ada/pushgateway/static/favicon.ico?v=1">`, "/ada/pushgateway"],
  [`<link href="/classic/static/x.css">`, ""],
  [`<script src="/static/x.js"></script>`, ""],
  [`<script src="./static/x.js"></script>`, ""],
  [
    String.raw`<link href="/a/classic/static/x.css"><script>var PATH_PREFIX = "\/ada\/prom";`,
    "/ada/prom",
  ],
  [`<link href="/classic/static/x.css"><script>const GLOBAL_PATH_PREFIX='';`, ""],
  [`<script src="https://cdn.example/a/static/x.js">`, ""],
  [`<script src="//cdn.example/static/x.js">`, ""],
])("of %s it is %j", (html, path) => {
  expect(pathOf(html)).toBe(path);
});

it.each([
  ["prometheus", "/classic/graph?g0.expr=up", "/classic/graph?g0.expr=up"],
  ["prometheus", "/ada/prometheus/classic/graph?g0.expr=a/b", "/classic/graph?g0.expr=a/b"],
  ["prometheus", "/ada/prometheus/", "/"],
  ["prometheus", "/api/v1/query?x", "/api/v1/query?x"],
  ["prometheus", "/nowhere", "/nowhere"],
  ["pushgateway", "/ada/pushgateway/metrics/job/a%2Fb//c", "/metrics/job/a%2Fb//c"],
  ["pushgateway", "/ada/pushgateway", "/ada/pushgateway"],
] as const)("of %s the redirect to %s leads to %s", (service, path, expected) => {
  expect(withoutOwnPath(service, path)).toBe(expected);
});
