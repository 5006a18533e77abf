import { expect, test } from "vitest";
import { isPastedCommand, takePastedRequest } from "./pasted-request";

test.each([
  ["POST /metrics/job/x\n\nm 4\n", "POST", "/metrics/job/x", "m 4\n"],
  ["put /metrics/job/x\nm 4\n", "PUT", "/metrics/job/x", "m 4\n"],
  [
    "PUT /metrics/job/x HTTP/1.1\nHost: a:9091\nContent-Type: text/plain\n\n# TYPE m gauge\nm 4\n",
    "PUT",
    "/metrics/job/x",
    "# TYPE m gauge\nm 4\n",
  ],
  [
    "\n# nightly\nPOST http://a:9091/metrics/job/x\n\nm 4\n",
    "POST",
    "/metrics/job/x",
    "# nightly\nm 4\n",
  ],
  ["POST metrics/job/x\nm 4\n", "POST", "/metrics/job/x", "m 4\n"],
  ["> POST /metrics/job/x HTTP/1.1\n> Host: a\n>\nm 4\n", "POST", "/metrics/job/x", "m 4\n"],
  ["/metrics/job/x\n\nm 4\n", null, "/metrics/job/x", "m 4\n"],
  ["DELETE /metrics/job/x", "DELETE", "/metrics/job/x", ""],
  ["POST /metrics/job/x\nm: 4\n", "POST", "/metrics/job/x", "m: 4\n"],
])("%j begins with a request", (pasted, method, path, body) => {
  expect(takePastedRequest(pasted)).toEqual({ method, path, body });
});

test.each(["", "m 4\n", "# POST /metrics/job/x\nm 4\n", "m 4\nPOST /metrics/job/x\n", "post 4\n"])(
  "%j does not",
  (body) => {
    expect(takePastedRequest(body)).toBeNull();
    expect(isPastedCommand(body)).toBe(false);
  },
);

test.each([
  "$ echo 'm 1' | curl --data-binary @- http://a:9091/metrics/job/x\n",
  "# push it\noc -n a create job x -- bash -c 'echo m 4 | curl x'",
  "cat <<EOF | curl --data-binary @- http://a/metrics/job/x\nm 4\nEOF\n",
])("%j begins with a command", (body) => {
  expect(isPastedCommand(body)).toBe(true);
});

test("ends soon with ten thousand long lines that are nearly a prompt", () => {
  const line = "@base64/".repeat(240);
  expect(isPastedCommand(`ada@host ~/lab $ curl http://a/metrics\n`)).toBe(true);
  expect(isPastedCommand(`${line}\n`.repeat(10_000))).toBe(false);
});
