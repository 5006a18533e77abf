import { gzipSync } from "node:zlib";
import { type AttackKind, countAnswers, type Tried } from "./attack-kind";
import { faultOf, requestOf, talk, wordOf } from "./talk";
import type { Person, Target } from "./target";

const many = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(",");

/** Bodies that are dear to read or are something else than they say. */
const json: Record<string, string> = {
  "200,000 names": `{"headers":{${many(200_000, (i) => `"h${i}":""`)}}}`,
  "a depth of a million": `{"headers":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}`,
  "a depth that does not end": "[".repeat(1_000_000),
  "300,000 wrong values": `[${many(300_000, () => "1")}]`,
  "a name of 1 MB": `{"${"n".repeat(1_000_000)}":1}`,
  "an empty text of 3 MB": " ".repeat(3_000_000),
  "beyond the limit": `"${"a".repeat(4_000_000)}"`,
  "prototype names": '{"__proto__":{"name":"x"},"constructor":{"prototype":{"name":"x"}}}',
  "lone surrogates": '{"name":"\\ud800\\udc00\\ud800"}',
  "a number beyond all numbers": `{"name":1e${"9".repeat(5000)}}`,
  "bytes that are no UTF-8": '{"name":"\xff\xfe"}',
  "a form": "name=x&name=y",
  "several parts": "--x\r\nContent-Disposition: form-data; name=name\r\n\r\nx\r\n--x--",
  "an expression of 4 KB of brackets": `{"answer":"${"(".repeat(4096)}"}`,
};

const jsonPaths = [
  ...["POST /api/session", "POST /api/sandbox/request"],
  "PUT /api/labs/pushgateway/drafts/first-push",
  "POST /api/labs/pushgateway/tasks/push/steps/first-push/check",
  "POST /api/labs/pushgateway/tasks/find/steps/gateway-up/check",
];

export const bodies: AttackKind = {
  title: "Bodies",
  async run(target) {
    const person = await target.join("Bodies");
    await target.ask("/sandbox/pushgateway/-/ready", { as: person });
    return [await hostileJson(target, person), await bombs(target, person)];
  },
};

async function hostileJson(target: Target, person: Person): Promise<Tried> {
  const tries = Object.entries(json).flatMap(([name, body]) =>
    jsonPaths.map((line) => ({ name, line, body })),
  );
  return send(
    target,
    person,
    "JSON that is dear or none",
    tries,
    (status) => status === 408 || status < 400,
  );
}

/** A megabyte of nothing packs into a thousandth, and that packs again. */
async function bombs(target: Target, person: Person): Promise<Tried> {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 ** 2));
  const packed = {
    "a gzip bomb": bomb,
    "a bomb in a bomb": gzipSync(bomb),
    "half of one": bomb.subarray(0, 999),
  };
  const tries = Object.entries(packed).flatMap(([name, body]) =>
    ["PUT /sandbox/pushgateway/metrics/job/bomb", "POST /api/session"].map((line) => ({
      ...{ name, line, body: body.toString("latin1"), encoding: "gzip" },
    })),
  );
  return send(target, person, "gzip bombs", tries, (status) => status < 400);
}

interface Sent {
  name: string;
  line: string;
  body: string;
  encoding?: string;
}

async function send(
  target: Target,
  person: Person,
  what: string,
  tries: Sent[],
  isTaken: (status: number) => boolean,
): Promise<Tried> {
  const answers: string[] = [];
  const faults: string[] = [];
  await Promise.all(
    tries.map(async ({ name, line, body, encoding }) => {
      const headers: [string, string][] = [
        ["Host", "localhost"],
        ["Cookie", person.cookie],
        ["Content-Length", `${Buffer.byteLength(body, "latin1")}`],
      ];
      if (encoding) headers.push(["Content-Encoding", encoding]);
      const bytes = Buffer.from(requestOf(line, headers, body), "latin1");
      const heard = await talk(target.port, bytes);
      answers.push(wordOf(heard));
      const fault = faultOf(heard) ?? (heard.statuses.some(isTaken) ? "was taken" : null);
      const isHarmless = name.startsWith("an expression") || name === "lone surrogates";
      if (fault && !(isHarmless && fault === "was taken"))
        faults.push(`${line}, ${name}: ${fault}`);
    }),
  );
  return { what, times: tries.length, found: countAnswers(answers), faults };
}
