import { expect, test } from "vitest";
import { pathSegment } from "./promql-names";

test.each([
  ["job", "job"],
  ["my_label", "my_label"],
  ["my.label", "U__my_2e_label"],
  ["a_b c/d", "U__a__b_20_c_2f_d"],
  ["größe", "U__gr_f6__df_e"],
])("the label %j stands in a path as %s", (label, segment) => {
  expect(pathSegment(label)).toBe(segment);
});
