import { describe, expect, it } from "vitest";
import { instantQuerySchema, maxSeries, rangeQuerySchema } from "./prometheus";

const vectorOf = (count: number) => ({
  status: "success",
  data: {
    resultType: "vector",
    result: Array.from({ length: count }, (_, i) => ({ metric: { i: `${i}` }, value: [1, "1"] })),
  },
});

describe("an answer of Prometheus", () => {
  it("is read as it is within the bounds", () => {
    const answer = vectorOf(maxSeries);
    expect(instantQuerySchema.parse(answer)).toEqual(answer);
  });

  it("is cut above them, and what is left out is counted", () => {
    const read = instantQuerySchema.parse(vectorOf(100_000));
    if (read.status !== "success" || read.data.resultType !== "vector") throw new Error("other");
    expect(read.data.result).toHaveLength(maxSeries);
    expect(read.data.moreSeries).toBe(100_000 - maxSeries);
  });

  it("keeps warnings and infos apart", () => {
    const said = { warnings: ["w"], infos: ["PromQL info: metric might not be a counter"] };
    expect(instantQuerySchema.parse({ ...vectorOf(1), ...said })).toMatchObject(said);
  });

  it("may be an error, of a range, too", () => {
    const refused = { status: "error", errorType: "bad_data", error: "1:5: parse error: x" };
    expect(instantQuerySchema.parse(refused)).toEqual(refused);
    expect(rangeQuerySchema.parse(refused)).toEqual(refused);
  });

  it("may be a range, whose samples are read one by one", () => {
    const data = (values: unknown) => ({
      ...{ status: "success", data: { resultType: "matrix", result: [{ metric: {}, values }] } },
    });
    const good = data([[1.5, "NaN"]]);
    expect(rangeQuerySchema.parse(good)).toEqual(good);
    expect(rangeQuerySchema.safeParse(data([[1.5, 2]])).success).toBe(false);
    expect(rangeQuerySchema.safeParse(data("1.5")).success).toBe(false);
  });

  it.each([null, "text", {}, { status: "success", data: { resultType: "vector", result: {} } }])(
    "is refused when it is something else: %j",
    (answer) => expect(instantQuerySchema.safeParse(answer).success).toBe(false),
  );
});
