import { describe, expect, it } from "vitest";
import { eventsOf, scrapesOf } from "./graph-moments";

describe("scrapesOf", () => {
  it("takes each sample of `up` for a scrape", () => {
    const values: [number, string][] = [
      [100.5, "1"],
      [102.5, "0"],
    ];
    const result = [{ metric: { __name__: "up" }, values }];
    const answer = { status: "success", data: { resultType: "matrix", result } } as const;
    expect(scrapesOf({ ...answer, data: { ...answer.data, result } })).toEqual([
      { atS: 100.5, isUp: true },
      { atS: 102.5, isUp: false },
    ]);
  });

  it("finds none in an error", () => {
    expect(scrapesOf({ status: "error", errorType: "timeout", error: "too slow" })).toEqual([]);
  });
});

describe("eventsOf", () => {
  const at = (second: number) => new Date(second * 1000).toISOString();
  const attempt = (kind: "put" | "delete" | "none" | "restart", second: number, status = 200) => ({
    ...{ at: at(second), method: "PUT", path: "/metrics/job/a", status, kind },
  });

  it("tells pushes, deletes, refusals and restarts apart", () => {
    const attempts = [
      attempt("put", 10),
      attempt("delete", 11, 202),
      attempt("none", 12, 400),
      attempt("restart", 13),
    ];
    expect(eventsOf({ attempts }, 0, 100).map(({ kind, text }) => [kind, text])).toEqual([
      ["push", "PUT /metrics/job/a, 200"],
      ["delete", "PUT /metrics/job/a, 202"],
      ["refused", "PUT /metrics/job/a, 400"],
      ["restart", "restart of the gateway"],
    ]);
  });

  it("leaves out what changed nothing and what was at another time", () => {
    expect(eventsOf({ attempts: [attempt("none", 10), attempt("put", 200)] }, 0, 100)).toEqual([]);
  });
});
