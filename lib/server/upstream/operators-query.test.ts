import { expect, it } from "vitest";
import { withOperatorsQuery } from "./operators-query";

const form = { "content-type": "application/x-www-form-urlencoded" };

it("without one, a request goes on as it came", () => {
  const request = { path: "/metrics/job/a?x;y=%7e&&z", body: Buffer.from("m 1\n") };
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
  expect(withOperatorsQuery({ path }, "namespace=ada")).toEqual({ path: expected });
});

it("a form names nobody else's either, and a push is no form", () => {
  const body = Buffer.from("query=up&namespace=bob&time=1");
  const ofForm = withOperatorsQuery({ path: "/q", headers: form, body }, "namespace=ada");
  expect(Buffer.from(ofForm.body).toString()).toBe("query=up&time=1");
  const pushed = { path: "/metrics/job/a", headers: { "content-type": "text/plain" }, body };
  expect(withOperatorsQuery(pushed, "namespace=ada").body).toBe(body);
});
