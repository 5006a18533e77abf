const envelope = (rest: string) => `{"method":"PUT","path":"/metrics/job/bench",${rest}}`;
const times = (count: number, text: (i: number) => string, between = "") =>
  Array.from({ length: count }, (_, i) => text(i)).join(between);

/** Where a body goes, and the largest of its kind that the route reads. */
export interface HostileBody {
  path: string;
  body: Buffer;
  method?: "PUT" | "POST";
  contentEncoding?: string;
}

const request = "/api/sandbox/request";

/** Bodies that are cheap to send and dear to read, each below its route's limit in bytes. */
export const hostileBodies: Record<string, () => HostileBody> = {
  "200,000 keys": () => ({
    path: request,
    body: Buffer.from(envelope(`"headers":{${times(200_000, (i) => `"h${i}":""`, ",")}}`)),
  }),
  "a depth of a million": () => ({
    path: request,
    body: Buffer.from(envelope(`"headers":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`)),
  }),
  "300,000 values that are wrong": () => ({
    path: request,
    body: Buffer.from(envelope(`"headers":[${times(300_000, () => "1", ",")}]`)),
  }),
  "3 MB of escapes": () => ({
    path: request,
    body: Buffer.from(envelope(`"body":"${"\\n".repeat(1_500_000)}"`)),
  }),
  "3 MB in base64": () => ({
    path: request,
    body: Buffer.from(envelope(`"bodyEncoding":"base64","body":"${"=".repeat(3_000_000)}"`)),
  }),
  "1 MB of series": () => ({ path: request, body: Buffer.from(envelope(`"body":${series()}`)) }),
  "1 MB of faults": () => ({
    path: request,
    body: Buffer.from(envelope(`"body":"${"a{b=c} d\\n".repeat(110_000)}"`)),
  }),
  "1 MB of series, pushed": () => ({
    path: "/sandbox/pushgateway/metrics/job/bench",
    body: Buffer.from(String(JSON.parse(series()))),
  }),
  "1 MB of labels, pushed": () => ({
    path: "/sandbox/pushgateway/metrics/job/bench",
    body: Buffer.from(times(1000, (i) => `m{${times(85, (j) => `l${i}_${j}=""`, ",")}} 1\n`)),
  }),
  "64 KB of one word": () => ({
    path: "/sandbox/pushgateway/metrics/job/bench",
    body: Buffer.alloc(64_000, "x"),
  }),
  "64 KB of digits": () => ({
    path: "/sandbox/pushgateway/metrics/job/bench",
    body: Buffer.from(`m ${"1".repeat(64_000)}x\n`),
  }),
  "64 KB of carriage returns": () => ({
    path: "/sandbox/pushgateway/metrics/job/bench",
    body: Buffer.alloc(64_000, "\r"),
  }),
  "a draft of 1 MB": () => ({
    path: "/api/labs/pushgateway/drafts/first-push",
    method: "PUT",
    body: Buffer.from(`{"body":"${"\\n".repeat(250_000)}","script":"${"\\n".repeat(250_000)}"}`),
  }),
};

function series(): string {
  return JSON.stringify(times(40_000, (i) => `m${i % 20}{i="${i}"} ${i}\n`).slice(0, 1_000_000));
}
