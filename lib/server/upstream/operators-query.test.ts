import { expect, it } from "vitest";
import { withOperatorsQuery, withoutOperatorsQuery } from "./operators-query";

const form = { "content-type": "application/x-www-form-urlencoded" };

it("without one, a request goes on as it came", () => {
  const request = {
    service: "pushgateway",
    path: "/metrics/job/a?x;y=%7e&&z",
    body: Buffer.from("m 1\n"),
  } as const;
  expect(withOperatorsQuery(request, "")).toBe(request);
});

it.each([
  ["/api/v1/query", "/api/v1/query?namespace=ada"],
  ["/api/v1/query?", "/api/v1/query?namespace=ada"],
  ["/api/v1/query?query=a%2fb&&time=1", "/api/v1/query?query=a%2fb&&time=1&namespace=ada"],
  ["/api/v1/query?namespace=bob&query=up", "/api/v1/query?query=up&namespace=ada"],
  ["/api/v1/query?%6eamespace=bob", "/api/v1/query?namespace=ada"],
  ["/api/v1/query?a=?b&namespace", "/api/v1/query?a=?b&namespace=ada"],
])("%s becomes %s", (path, expected) => {
  const service = "prometheus";
  expect(withOperatorsQuery({ service, path }, "namespace=ada")).toEqual({
    service,
    path: expected,
  });
});

const body = Buffer.from("query=up&namespace=bob&time=1");

it("a form names nobody else's either", () => {
  const asked = { service: "prometheus", path: "/q", headers: form, body } as const;
  const sent = withOperatorsQuery(asked, "namespace=ada");
  expect(Buffer.from(sent.body).toString()).toBe("query=up&time=1");
});

it.each(["text/plain", form["content-type"]])("a push is no form, as %s", (type) => {
  const headers = { "content-type": type };
  const pushed = { service: "pushgateway", path: "/metrics/job/a", headers, body } as const;
  expect(withOperatorsQuery(pushed, "namespace=ada").body).toBe(body);
});

const secret = "token=s3cret&namespace=ada";

it.each([
  ["/metrics/job/a?token=s3cret&namespace=ada", "/metrics/job/a"],
  ["/metrics/job/a?x=1&token=s3cret&namespace=ada#here", "/metrics/job/a?x=1#here"],
  [
    "https://gateway.example.org/metrics/job/a?%74oken=s3cret",
    "https://gateway.example.org/metrics/job/a",
  ],
  ["/metrics/job/a", "/metrics/job/a"],
])("what leads to %s leads to %s", (location, expected) => {
  const answer = { status: 301, headers: { location }, body: Buffer.from("") };
  expect(withoutOperatorsQuery(answer, secret).headers.location).toBe(expected);
});

it.each([
  [
    '<a href="/metrics/job/a?token=s3cret&amp;namespace=ada">Moved</a>',
    '<a href="/metrics/job/a">Moved</a>',
  ],
  ["no such page: /q?query=up&token=s3cret&namespace=ada", "no such page: /q?query=up"],
  ["nothing of it: Zoë", "nothing of it: Zoë"],
])("of %s is left %s", (text, expected) => {
  const answer = { status: 404, headers: {}, body: Buffer.from(text) };
  expect(withoutOperatorsQuery(answer, secret).body.toString()).toBe(expected);
});

it("what was found, and what no operator has added to, stay as they are", () => {
  const body = Buffer.from(secret);
  const found = { status: 200, headers: {}, body };
  expect(withoutOperatorsQuery(found, secret)).toBe(found);
  const led = { status: 301, headers: { location: "/metrics?token=1" }, body };
  expect(withoutOperatorsQuery(led, "")).toBe(led);
});
