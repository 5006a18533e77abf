import { describe, expect, it } from "vitest";
import { joinFirst, readReturnTo } from "./return-to";

describe("where to go after joining", () => {
  it("leads back to a page of a lab", () => {
    expect(readReturnTo("/labs/pushgateway")).toBe("/labs/pushgateway");
    expect(readReturnTo("/labs/pushgateway/push")).toBe("/labs/pushgateway/push");
  });

  it.each([
    undefined,
    ["/labs/pushgateway"],
    "https://elsewhere.example/labs/a",
    "//elsewhere.example",
    "/labs/../api/session",
    "/labs//elsewhere",
    "javascript:alert(1)",
    "/labs/a\n/b",
  ])("leads to the first page for %j", (wanted) => {
    expect(readReturnTo(wanted)).toBe("/");
  });

  it("survives the way through the address", () => {
    const url = new URL(joinFirst("/labs/pushgateway/push"), "http://localhost");
    expect(readReturnTo(url.searchParams.get("next") ?? undefined)).toBe("/labs/pushgateway/push");
  });
});
