import { expect, it } from "vitest";
import { putBackNote } from "./put-back-note";

const deleted = { path: "/metrics/job/a", body: "m 1\n" };

it("says that a group is back only where the gateway took it", () => {
  expect(putBackNote(200, deleted)).toEqual({
    text: "Put back by PUT /metrics/job/a, answered 200",
    isError: false,
  });
});

it("tells a refusal as one, and keeps the way back", () => {
  const refused = putBackNote(400, deleted);
  expect(refused).toMatchObject({ isError: true, deleted });
  expect(refused.text).toContain("Not put back: the gateway answered 400");
});
