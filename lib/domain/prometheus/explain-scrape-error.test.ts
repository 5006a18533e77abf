import { expect, test } from "vitest";
import { explainScrapeError } from "./explain-scrape-error";

test.each([
  ["sample limit exceeded", "more series than"],
  ["body size limit exceeded", "longer than"],
  ['label_limit exceeded (metric: "m", number of labels: 70, limit: 64)', "more labels"],
  ['label_value_length_limit exceeded (metric: "m", label name: "a")', "label on the gateway"],
  ["server returned HTTP status 500 Internal Server Error", "answers 500"],
  ['Get "http://127.0.0.1:1/metrics": dial tcp: connect: connection refused', "Nothing answers"],
  ["server returned HTTP status 404 Not Found", "another path"],
  ["server returned HTTP status 403 Forbidden", "credentials"],
  ["server returned HTTP status 302 Found", "stands before"],
  ["server returned HTTP status 503 Service Unavailable", "stands before"],
  ['Get "https://g/metrics": x509: certificate signed by unknown authority', "certificate"],
  ['Get "https://g/metrics": http: server gave HTTP response to HTTPS client', "TLS"],
  ['Get "http://g/metrics": dial tcp: lookup g: no such host', "does not exist"],
  ['expected a valid start token, got "<" ("INVALID") while parsing: "<"', "no Pushgateway"],
  ['received unsupported Content-Type "text/html" and no fallback', "no Pushgateway"],
  ['Get "http://127.0.0.1:1/metrics": context deadline exceeded', "in the time"],
])("%s is told in words", (error, words) => {
  expect(explainScrapeError(error)).toContain(words);
});

test("another error has none", () => {
  expect(explainScrapeError("strange")).toBeNull();
});
