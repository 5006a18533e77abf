import { describe, expect, it } from "vitest";
import { draftOf, draftSchema, keepable, longestField, mergeDrafts } from "./drafts";

describe("a draft", () => {
  it("of before there were versions is read as one of today's, part by part", () => {
    const old = {
      method: "PUT",
      path: "/metrics/job/a",
      body: "m 1\n",
      script: "echo hi\n",
      expression: "up",
    };
    const parts = {
      request: { method: "PUT", path: "/metrics/job/a", body: "m 1\n" },
      script: { text: "echo hi\n" },
      expression: { text: "up" },
    };
    expect(draftSchema.parse(old)).toEqual({ version: 2, parts });
    expect(draftSchema.parse({ body: "" })).toEqual(draftOf({ request: { body: "" } }));
    expect(draftSchema.parse({})).toEqual({ version: 2, parts: {} });
  });

  it("keeps the parts of a tab that is not known here", () => {
    const draft = draftOf({ files: { "rules-yaml": "groups: []\n" } });
    expect(draftSchema.parse(draft)).toEqual(draft);
  });

  it.each([
    ["a version to come", { version: 3, parts: {} }],
    ["a field of another type", { version: 2, parts: { request: { body: 1 } } }],
    ["a field that is too long", draftOf({ script: { text: "x".repeat(longestField + 1) } })],
    ["a name that is none", { version: 2, parts: { "A b": { text: "x" } } }],
    ["an old one with more", { body: "x", more: "x" }],
  ])("is refused: %s", (_, draft) => {
    expect(draftSchema.safeParse(draft).success).toBe(false);
  });

  it("is merged field by field", () => {
    const under = draftOf({ request: { method: "POST", path: "/a" }, script: { text: "a" } });
    expect(mergeDrafts(under, draftOf({ request: { path: "/b" } }))).toEqual(
      draftOf({ request: { method: "POST", path: "/b" }, script: { text: "a" } }),
    );
  });

  it("is kept without the fields that are too long", () => {
    const long = "x".repeat(longestField + 1);
    const draft = draftOf({ request: { path: "/a", body: long }, script: { text: long } });
    expect(keepable(draft)).toEqual({ kept: draftOf({ request: { path: "/a" } }), isWhole: false });
    expect(keepable(draftOf({ script: { text: "a" } })).isWhole).toBe(true);
  });
});
