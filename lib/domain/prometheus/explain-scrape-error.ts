/** What Prometheus says of a scrape that failed (`scrape/scrape.go`), by its beginning or a part of it. */
const reasons: readonly [RegExp, string][] = [
  [
    /sample limit exceeded/,
    "The gateway exposes more series than Prometheus takes in one scrape, so it takes none of them. Delete a group with many series.",
  ],
  [
    /body size limit exceeded/,
    "What the gateway exposes is longer than Prometheus takes in one scrape, so it takes none of it. Delete a large group.",
  ],
  [
    /^label_limit exceeded/,
    "A series on the gateway has more labels than Prometheus takes, and for that it takes nothing at all. Delete that group.",
  ],
  [
    /^label_(name|value)_length_limit exceeded/,
    "A label on the gateway is longer than Prometheus takes, and for that it takes nothing at all. Delete that group.",
  ],
  [
    /HTTP status 500/,
    "The gateway answers 500 to a scrape: its groups contradict each other until the faulty one is deleted.",
  ],
  [
    /^no target$/,
    "Among the targets of this Prometheus is none that is your Pushgateway. That is no fault of yours: whoever runs it has to give it one.",
  ],
  [
    /HTTP status 404/,
    "What answers there has no metrics at the path that Prometheus asks for: whoever runs it has to write another path, as where the gateway has one of its own (`--web.route-prefix`).",
  ],
  [
    /HTTP status 40[13]/,
    "What stands before the gateway does not let Prometheus in: whoever runs it has to give Prometheus the credentials.",
  ],
  [
    /HTTP status (30\d|50[234])/,
    "Something that stands before the gateway answered in its place: whoever runs it has to see to that.",
  ],
  [
    /x509|tls: |HTTP response to HTTPS client/,
    "Prometheus and the gateway do not agree on TLS or on the certificate: whoever runs them has to see to that.",
  ],
  [
    /no such host/,
    "The name by which Prometheus asks for the gateway does not exist: whoever runs it has to give it another.",
  ],
  [
    /expected a valid start token, got "<"|unsupported Content-Type/,
    "What answers there is no Pushgateway: Prometheus could not read it as metrics.",
  ],
  [/connection refused/, "Nothing answers at the gateway's address."],
  [/deadline exceeded/, "The gateway did not answer in the time that a scrape has."],
];

/** Why a scrape failed, as sentences for the learner; null for an error that is not known here. */
export function explainScrapeError(error: string): string | null {
  return reasons.find(([pattern]) => pattern.test(error))?.[1] ?? null;
}
