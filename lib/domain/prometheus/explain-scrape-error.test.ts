import { expect, test } from "vitest";
import { explainScrapeError } from "./explain-scrape-error";

test.each([
  ["sample limit exceeded", "more series than"],
  ["body size limit exceeded", "longer than"],
  ['label_limit exceeded (metric: "m", number of labels: 70, limit: 64)', "more labels"],
  ['label_value_length_limit exceeded (metric: "m", label name: "a")', "label on the gateway"],
  ["server returned HTTP status 500 Internal Server Error", "answers 500"],
  ['Get "http://127.0.0.1:1/metrics": dial tcp: connect: connection refused', "Nothing answers"],
  ['Get "http://127.0.0.1:1/metrics": context deadline exceeded', "in the time"],
])("%s is told in words", (error, words) => {
  expect(explainScrapeError(error)).toContain(words);
});

test("another error has none", () => {
  expect(explainScrapeError("strange")).toBeNull();
});
