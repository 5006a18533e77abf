import { expect, test } from "vitest";
import { findCodeBlocks } from "./code-blocks";
import { readPrinted } from "./printed-action";

const bash = (text: string) => readPrinted({ language: "bash", text: `${text}\n`, line: 1 });
const url = "<gateway-url>/metrics/job/a";

test.each([
  [
    `oc -n <team-namespace> create job --image=x y -- \\\nbash -c "echo 'm 4' | curl --data-binary @- ${url}"`,
    { send: { method: "POST", path: "/metrics/job/a", body: "m 4\n" } },
  ],
  [
    `cat <<EOF | curl -X PUT --data-binary @- ${url}\n# TYPE m gauge\nm 4\nEOF`,
    { send: { method: "PUT", path: "/metrics/job/a", body: "# TYPE m gauge\nm 4\n" } },
  ],
  [`curl -s -X DELETE ${url}/b/c`, { send: { method: "DELETE", path: "/metrics/job/a/b/c" } }],
  ["curl http://pushgateway:9091/metrics", { send: { method: "GET", path: "/metrics" } }],
  ["oc -n x delete pod -l <gateway-selector>", { "restart-gateway": true as const }],
  ["oc -n x delete jobs a b", null],
])("%s", (text, action) => {
  expect(bash(text)).toEqual({ ok: true, value: action });
});

test.each([
  ["ls -l", /none that the replay can read/],
  [`curl --form a=b ${url}`, /--form/],
  [`printf 'm 4' | curl --data-binary @- ${url}`, /piped/],
  ["curl -X DELETE pushgateway/metrics", /does not know/],
  [`cat <<EOF | curl --data-binary @- ${url}\nm 4`, /piped/],
])("what cannot be read is told: %s", (text, told) => {
  expect(bash(text)).toEqual({ ok: false, error: expect.stringMatching(told) });
});

test("a request as it is printed, with and without a body", () => {
  const http = (text: string) => readPrinted({ language: "http", text, line: 1 });
  expect(http("POST /metrics/job/a\n\nm 4\n")).toMatchObject({
    value: { send: { method: "POST", path: "/metrics/job/a", body: "m 4\n" } },
  });
  expect(http("DELETE /metrics/job/a\n")).toMatchObject({
    value: { send: { method: "DELETE", path: "/metrics/job/a" } },
  });
  expect(http("metrics\n").ok).toBe(false);
});

test("blocks are found with their languages and lines, within directives too", () => {
  const text = "a\n```bash\nls\n```\n:::hint\n```http {mark}\nGET /\n\n```\n:::\n";
  expect(findCodeBlocks(text)).toEqual([
    { language: "bash", text: "ls\n", line: 2 },
    { language: "http", text: "GET /\n\n", line: 6 },
  ]);
});
