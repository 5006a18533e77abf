import { gunzipSync, gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { openEnvelope, sealEnvelope } from "./envelope";

const request = { method: "Put", path: "/metrics/job/a%2Fb//?x=1" };

it("opens an envelope without touching method and path", () => {
  const opened = openEnvelope({
    ...request,
    headers: { "Content-Type": "text/plain", Cookie: "secret", AUTHORIZATION: "Bearer x" },
    body: "a 1\n# ü\n",
    step: "first-push",
  });
  expect(opened.ok && opened.value).toEqual({
    method: "Put",
    path: request.path,
    contentType: "text/plain",
    contentEncoding: undefined,
    body: Buffer.from("a 1\n# ü\n"),
    step: "first-push",
  });
});

it("takes binary bodies as base64, padded or not", () => {
  const packed = gzipSync("a 1\n");
  for (const body of [packed.toString("base64"), packed.toString("base64").replace(/=+$/, "")]) {
    const opened = openEnvelope({ ...request, body, bodyEncoding: "base64" });
    expect(opened.ok && gunzipSync(opened.value.body).toString()).toBe("a 1\n");
  }
});

it.each([
  [{ body: "no base64!", bodyEncoding: "base64" as const }, "body"],
  [{ body: "YQ=b", bodyEncoding: "base64" as const }, "body"],
  [{ headers: { "content-type": "text/plain\r\nX-Evil: 1" } }, "headers.content-type"],
  [{ headers: { "Content-Encoding": "gzip\u0000" } }, "headers.content-encoding"],
])("refuses %j and says where", (over, path) => {
  const opened = openEnvelope({ ...request, ...over });
  expect(opened.ok ? null : opened.error).toMatchObject({
    kind: "bad-request",
    errors: [{ path }],
  });
});

it("gives an answer as text where it is UTF-8, else as base64", () => {
  const answer = {
    status: 200,
    statusText: "OK",
    headers: { "content-type": "text/plain" },
    body: Buffer.from("ü"),
    durationMs: 1.5,
  };
  expect(sealEnvelope(answer)).toEqual({ ...answer, body: "ü", bodyEncoding: "utf8" });
  const binary = Buffer.from([0xff, 0xfe, 0x00]);
  expect(sealEnvelope({ ...answer, body: binary })).toMatchObject({
    body: binary.toString("base64"),
    bodyEncoding: "base64",
  });
});
