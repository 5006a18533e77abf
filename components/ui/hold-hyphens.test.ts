import { expect, it } from "vitest";
import { holdHyphens } from "./hold-hyphens";

it("holds hyphens to what follows them, and loses nothing", () => {
  expect(holdHyphens("curl --data-binary @- -s --")).toEqual([
    "curl ",
    "--d",
    "ata",
    "-b",
    "inary @- ",
    "-s",
    " --",
  ]);
  expect(holdHyphens("a 4")).toEqual(["a 4"]);
});
