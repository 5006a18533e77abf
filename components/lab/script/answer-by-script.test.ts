import { expect, test } from "vitest";
import { newestOnly, queryOf } from "./answer-by-script";

const request = { service: "prometheus", method: "GET", headers: {}, body: null } as const;

test.each([
  ["/api/v1/query?query=up%7Bjob%3D%22a%22%7D", 'up{job="a"}'],
  ["/api/v1/query?time=1&query=a+b", "a b"],
  ["/api/v1/query_range?query=up", null],
  ["/api/v1/query", null],
])("of %s", (target, expression) => {
  expect(queryOf({ ...request, target })).toBe(expression);
});

test("of a form", () => {
  const body = new TextEncoder().encode("query=time()%20-%201");
  expect(queryOf({ ...request, method: "POST", target: "/api/v1/query", body })).toBe("time() - 1");
});

test("is none of the gateway's", () => {
  expect(queryOf({ ...request, service: "pushgateway", target: "/api/v1/query?query=up" })).toBe(
    null,
  );
});

test("of what comes while one is checked only the newest is checked", async () => {
  const check = newestOnly();
  const checked: number[] = [];
  const first = Promise.withResolvers<void>();
  const begun = check(async () => {
    await first.promise;
    checked.push(1);
  });
  for (const number of [2, 3, 4]) {
    void check(async () => {
      checked.push(number);
    });
  }
  expect(checked).toEqual([]);
  first.resolve();
  await begun;
  expect(checked).toEqual([1, 4]);
  await check(async () => {
    checked.push(5);
  });
  expect(checked).toEqual([1, 4, 5]);
});
