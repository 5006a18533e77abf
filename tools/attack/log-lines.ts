import { type AttackKind, countAnswers } from "./attack-kind";
import { faultOf, requestOf, talk, wordOf } from "./talk";

const marker = "FORGED-LINE";
/** Ways to begin a new line, and to colour or to wipe a terminal, as they can stand in a request line. */
const breaks = ["%0A", "%0D%0A", "%0d", "%E2%80%A8", "%C2%85", "%1b%5B2J", "%00%0A"];
const places = [
  "/_next/image?w=64&q=75&url=",
  "/_next/data/x/",
  "/labs/pushgateway?x=",
  "/labs/",
  "/api/labs/",
  "/api/",
  "/sandbox/pushgateway/metrics/job/",
  "/sandbox/prometheus/api/v1/query?query=",
  "/t/ticket/prometheus/",
  "/",
];
const headers = [
  "User-Agent",
  "Referer",
  "Cookie",
  "Next-Router-State-Tree",
  "RSC",
  "X-Request-Id",
];

/** What a learner sends never becomes a line of its own in the log, nor a control character in one. */
export const logLines: AttackKind = {
  title: "Forged log lines",
  async run(target, { isShort }) {
    const tried = isShort ? breaks.slice(0, 2) : breaks;
    const ada = await target.join(`${marker} \u2028 \u0085`.replaceAll(/\p{Cc}/gu, ""));
    const host = ["Host", "localhost"] as const;
    const cookie = ["Cookie", ada.cookie] as const;
    const requests = [
      ...places.flatMap((place) =>
        tried.map((each) => requestOf(`GET ${place}${each}${marker}`, [host, cookie])),
      ),
      ...headers.flatMap((name) =>
        tried.flatMap((each) => [
          requestOf("GET /labs/pushgateway", [host, [name, `x${each}${marker}`]]),
          requestOf("GET /labs/pushgateway", [host, [name, `\u001b[2J\t${marker}`]]),
        ]),
      ),
    ];
    target.takeLines();
    const heard = await Promise.all(
      [target.port, target.pagesPort].flatMap((port) => requests.map((each) => talk(port, each))),
    );
    const faults = heard.flatMap((each) => faultOf(each) ?? []);
    const lines = target.takeLines();
    return [
      {
        what: "line breaks and control characters in paths, queries and headers",
        times: heard.length,
        found: countAnswers(heard.map(wordOf)),
        faults: [...new Set(faults)],
      },
      {
        what: "lines of the log, after that",
        times: lines.length,
        found: "each of them the app's own",
        faults: lines.filter(isForged).map((line) => JSON.stringify(line.slice(0, 200))),
      },
    ];
  },
};

/** A line is one JSON object, without a character that a terminal would act on. */
function isForged(line: string): boolean {
  if (/[\p{Cc}\u2028\u2029]/u.test(line)) return true;
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}
