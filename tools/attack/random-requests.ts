import { type AttackKind, countAnswers } from "./attack-kind";
import { createDice, type Dice } from "./dice";
import { faultOf, requestOf, talk, wordOf } from "./talk";
import type { Person } from "./target";

const atATime = 64;

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", "get"];

const paths = [
  ...["/", "/labs/pushgateway", "/labs/pushgateway/push", "/terminal", "/healthz", "/readyz"],
  ...["/metrics", "/api/session", "/api/session/token", "/api/labs", "/api/events"],
  ...["/api/labs/pushgateway/drafts/first-push", "/api/labs/pushgateway/verdicts"],
  "/api/labs/pushgateway/tasks/push/steps/first-push/check",
  ...["/api/labs/pushgateway/attempts.md", "/api/labs/pushgateway/steps/first-push/attempts"],
  ...["/api/sandbox", "/api/sandbox/request", "/api/sandbox/pages/prometheus?expr=up"],
  ...["/sandbox/pushgateway/metrics/job/a", "/sandbox/prometheus/api/v1/query?query=up"],
  ...["/_next/static/x.js", "/_next/data/x.json", "/t/x/prometheus/graph", "/t/x/pushgateway/"],
];

const pieces = [
  ...["..", "%2e%2e", "%2F", "%5c", "%00", "%", "%zz", "%0d%0a", "%E0%A4", "%ff", "//", ";", "\\"],
  ...["__proto__", "constructor", "@base64", "?", "?before=-1", "?expr=%00", "#", "*", "é", "\x7f"],
  "a".repeat(5000),
];

const values = [
  ...["", "0", "-1", "x", "null", "a".repeat(3000), "\xff\xfe", "application/json", "gzip", "br"],
  ...["http://localhost", "null", "text/event-stream", "999999999999", "%5B%22%22%5D", "1"],
  ...["Bearer x", "scrapelab_session=x", "bytes=0-1", "identity, chunked", "*/*;q=2", "[]"],
];

const names = [
  ...["Origin", "Content-Type", "Content-Encoding", "Content-Length", "Transfer-Encoding"],
  ...["Authorization", "Cookie", "Accept", "Accept-Encoding", "Range", "If-None-Match", "RSC"],
  ...["Next-Router-State-Tree", "Next-Router-Prefetch", "Next-Url", "Last-Event-ID", "Expect"],
  ...["X-Forwarded-Host", "X-Forwarded-Proto", "Connection", "Host", "Next-Action", "Purpose"],
];

const bodies = [
  ...["", "{}", "[]", "null", "{", '{"name":"x"}', '{"__proto__":{"admin":true}}', '"\\ud800"'],
  ...['{"method":"PUT","path":"/metrics/job/a","body":"m 1\\n"}', "m 1\n", "m{a=b} 1", "m 1"],
  ...['{"answer":"up"}', '{"answer":"((((("}', '{"body":"x","script":"y"}', "[".repeat(20_000)],
  ...['{"method":"GET","path":"/../-/quit"}', "\x1f\x8b\x08\x00", "a=b&c=d", "\0"],
];

/** Requests put together by chance from what is known to be dear, odd or dangerous. */
export const randomRequests: AttackKind = {
  title: "Random requests",
  async run(target, { randomRequests, randomMs, seed }) {
    const person = await target.join("Random");
    await target.ask("/api/sandbox", { as: person });
    const dice = createDice(seed);
    const answers: string[] = [];
    const faults: string[] = [];
    const endsAtMs = Date.now() + randomMs;
    let left = randomRequests;
    const worker = async () => {
      while (left > 0 && Date.now() < endsAtMs) {
        left -= 1;
        const bytes = Buffer.from(randomRequest(dice, person), "latin1");
        const port = dice.chance(0.9) ? target.port : target.pagesPort;
        const heard = await talk(port, bytes);
        answers.push(wordOf(heard));
        const fault = faultOf(heard);
        if (fault && faults.length < 20)
          faults.push(`${fault}: ${JSON.stringify(bytes.toString("latin1").slice(0, 400))}`);
      }
    };
    await Promise.all(Array.from({ length: atATime }, worker));
    const what = `requests put together by chance, seed ${seed}`;
    return [{ what, times: answers.length, found: countAnswers(answers), faults }];
  },
};

function randomRequest(dice: Dice, person: Person): string {
  const body = dice.chance(0.5) ? dice.pick(bodies) : "";
  const headers: [string, string][] = [["Host", "localhost"]];
  if (dice.chance(0.7)) headers.push(["Cookie", person.cookie]);
  if (body && dice.chance(0.9)) headers.push(["Content-Length", `${body.length}`]);
  while (dice.chance(0.5)) headers.push([dice.pick(names), dice.pick(values)]);
  return requestOf(`${dice.pick(methods)} ${randomPath(dice)}`, headers, body);
}

function randomPath(dice: Dice): string {
  let path = dice.pick(paths);
  while (dice.chance(0.4)) {
    const at = dice.below(path.length + 1);
    path = path.slice(0, at) + dice.pick(pieces) + path.slice(at);
  }
  return path;
}
