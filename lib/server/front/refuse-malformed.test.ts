import { describe, expect, test } from "vitest";
import { refuseMalformed } from "./refuse-malformed";

const refuse = (url: string, more: { method?: string; state?: string; isDev?: boolean } = {}) =>
  refuseMalformed(
    {
      method: more.method ?? "GET",
      url,
      headers: more.state === undefined ? {} : { "next-router-state-tree": more.state },
    },
    { isDev: more.isDev ?? false },
  )?.kind ?? null;

describe("what Next would fail at", () => {
  test.each(["/api/%", "/api/%zz", "/labs/%E0%A4%A", "/labs/%ff", "/%00", "/labs/a%00b?x"])(
    "the path %s is refused",
    (url) => expect(refuse(url)).toBe("bad-request"),
  );

  test.each(["/", "/labs/pushgateway?%", "/labs/%C3%A9", "/api/labs/a%2Fb", "/_next/static/a.js"])(
    "the path %s is not",
    (url) => expect(refuse(url)).toBeNull(),
  );

  test.each(["TRACE", "PROPFIND", "QUERY", ""])("the method %j is refused", (method) => {
    expect(refuse("/api/labs", { method })).toBe("method-not-allowed");
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS"])("%s is for the API alone", (method) => {
    expect(refuse("/labs/pushgateway", { method })).toBe("method-not-allowed");
    expect(refuse("/apiary", { method })).toBe("method-not-allowed");
    expect(refuse("/api/labs", { method })).toBeNull();
    expect(refuse("/__nextjs_source-map", { method, isDev: true })).toBeNull();
  });

  test.each(["/_next/image?url=%0Aforged", "/_next//image", "/_next/im%61ge", "//_next/image/"])(
    "the image optimizer is not there: %s",
    (url) => expect(refuse(url)).toBe("not-found"),
  );
});

describe("a router state", () => {
  const page = ["", { children: ["labs", { children: [["lab", "pushgateway", "d", null], {}] }] }];

  test.each([
    ["", {}],
    page,
    ["", {}, null, "refetch"],
    ["", {}, ["/a", "?b"], null, 16],
    ["", {}, null, null, 0, "x"],
  ])("as Next's router sends it is taken: %j", (...state) => {
    const sent = encodeURIComponent(JSON.stringify(state.filter((part) => part !== undefined)));
    expect(refuse("/", { state: sent })).toBeNull();
  });

  test.each(["x", "[]", "%", "null", '[""]', '["",{"a":[]}]', '["",{},"x"]', "[".repeat(9000)])(
    "that cannot be read is refused: %s",
    (state) => expect(refuse("/", { state })).toBe("bad-request"),
  );
});
