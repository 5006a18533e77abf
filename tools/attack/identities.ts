import { type AttackKind, countAnswers, type Tried } from "./attack-kind";
import { ask, requestOf, wordOf } from "./talk";
import type { Person, Target } from "./target";

/** Cookies, tokens, tickets and origins that are not what they claim. */
export const identities: AttackKind = {
  title: "Forged identities",
  async run(target) {
    const ada = await target.join("Ada");
    const bob = await target.join("Bob");
    return [
      await forged(target, "cookies", cookiesFrom(ada, bob).map(asHeader("Cookie"))),
      await forged(target, "tokens", tokens.map(asHeader("Authorization"))),
      await foreignOrigins(target, ada),
      await wrongPaths(target, ada),
      await wrongTickets(target),
    ];
  },
};

const asHeader = (name: string) => (value: string) => [name, value] as const;

function cookiesFrom(ada: Person, bob: Person): string[] {
  const [name = "", seal = ""] = ada.cookie.split(/=(.*)/s);
  const cut = Array.from({ length: 20 }, (_, i) => seal.slice(0, i * 10));
  const changed = Array.from({ length: 20 }, (_, i) => {
    const at = Math.floor((seal.length * i) / 20);
    return seal.slice(0, at) + (seal[at] === "A" ? "B" : "A") + seal.slice(at + 1);
  });
  return [
    ...[...cut, ...changed].map((each) => `${name}=${each}`),
    ...[`${name}=x${seal}`, `x${name}=${seal}`, `${name}=${"a".repeat(8000)}`, `${name}="`],
    ...[`${name}=__proto__`, `${name}=Fe26.2**0*0*0*0*0*0*0~2`, `${ada.cookie}; ${bob.cookie}`],
  ];
}

const tokens = [
  ...["Bearer", "Bearer ", "Bearer x", `Bearer scrapelab_${"a".repeat(43)}`, "Basic YTpi"],
  ...[`Bearer ${"a".repeat(8000)}`, "Bearer ' or 1=1 --", "Bearer scrapelab_", "bearer null"],
];

async function forged(
  target: Target,
  what: string,
  headers: readonly (readonly [string, string])[],
): Promise<Tried> {
  const paths = ["/api/sandbox", "/sandbox/pushgateway/metrics", "/api/sandbox/pages"];
  const tries = headers.flatMap((header) => paths.map((path) => ({ header, path })));
  const heard = await Promise.all(
    tries.map(async ({ header, path }) => {
      const request = requestOf(`GET ${path}`, [["Host", "localhost"], header]);
      return { header, path, answer: wordOf(await ask(target.port, request)) };
    }),
  );
  const faults = heard
    .filter(({ answer }) => answer !== "401")
    .map(({ header, path, answer }) => `${path} was answered ${answer}: …${header[1].slice(-80)}`);
  return {
    what: `${what} that were never given`,
    times: heard.length,
    found: countAnswers(heard.map(({ answer }) => answer)),
    faults,
  };
}

/** Changes from pages of other sites, under every name that resembles ours. */
async function foreignOrigins(target: Target, ada: Person): Promise<Tried> {
  const { port } = target;
  const origins = [
    ...[
      "null",
      "https://evil.example",
      `https://localhost:${port}`,
      `http://localhost:${port + 1}`,
    ],
    ...[`http://user@localhost:${port}`, `http://localhost:${port}.evil.example`, "file://", ""],
    ...[`http://localhost:${port}@evil.example`, `http://127.0.0.1:${port}`, `//localhost:${port}`],
    ...[`http://localhost:${target.pagesPort}`, `http://localhost:${port} http://evil.example`],
  ];
  const tries = origins.flatMap((origin) =>
    ["/api/sandbox/reset", "/sandbox/pushgateway/metrics/job/a", "/api/session"].map((path) => ({
      ...{ origin, path },
    })),
  );
  const answers = await Promise.all(
    tries.map(async ({ origin, path }) => {
      const request = requestOf(`POST ${path}`, [
        ["Host", `localhost:${port}`],
        ["Cookie", ada.cookie],
        ["Origin", origin],
        ["Content-Type", "text/plain"],
        ["Content-Length", "0"],
      ]);
      return { origin, path, answer: wordOf(await ask(port, request)) };
    }),
  );
  const faults = answers
    .filter(({ answer }) => answer !== "403")
    .map(({ origin, path, answer }) => `${path} from ${JSON.stringify(origin)}: ${answer}`);
  const found = countAnswers(answers.map(({ answer }) => answer));
  return { what: "changes from other sites' pages", times: tries.length, found, faults };
}

const atATime = 32;

/** Ways out of what a learner may reach of the servers. */
async function wrongPaths(target: Target, ada: Person): Promise<Tried> {
  const dots = ["..", "%2e%2e", "%2E.", "..%2f", "..;", "..%5c", "%252e%252e", ".%00."];
  const ends = [
    "-/quit",
    "-/reload",
    "api/v1/admin/tsdb/snapshot",
    "api/v1/admin/wipe",
    "debug/pprof/",
  ];
  const bases = [
    "/sandbox/prometheus/api/v1",
    "/sandbox/pushgateway",
    "/sandbox/pushgateway/api/v1",
  ];
  const paths = bases.flatMap((base) =>
    ends.flatMap((end) => [
      `${base}/${end}`,
      `${base}//${end}`,
      ...dots.map((dot) => `${base}/${dot}/${dot}/${end}`),
    ]),
  );
  const tries = paths.flatMap((path) => ["POST", "PUT"].map((method) => ({ method, path })));
  const answers: { path: string; answer: string }[] = [];
  // A learner may have 64 requests under way at once; more would be told that, not where they lead.
  for (let at = 0; at < tries.length; at += atATime) {
    const slice = tries.slice(at, at + atATime).map(async ({ method, path }) => {
      const request = requestOf(`${method} ${path}`, [
        ["Host", "localhost"],
        ["Cookie", ada.cookie],
        ["Content-Length", "0"],
      ]);
      return { path, answer: wordOf(await ask(target.port, request)) };
    });
    answers.push(...(await Promise.all(slice)));
  }
  const faults = answers.flatMap(({ path, answer }) =>
    answer === "404" || answer === "400" ? [] : [`${path} was answered ${answer}`],
  );
  const found = countAnswers(answers.map(({ answer }) => answer));
  return { what: "paths out of the sandbox's servers", times: tries.length, found, faults };
}

async function wrongTickets(target: Target): Promise<Tried> {
  const tickets = ["", "x", "a".repeat(43), "..", "%2e%2e", "a/b", "__proto__", "a".repeat(9000)];
  const tries = tickets.flatMap((ticket) =>
    ["prometheus/graph", "pushgateway/", "prometheus/../../t"].map((end) => `/t/${ticket}/${end}`),
  );
  const answers = await Promise.all(
    tries.map(async (path) =>
      wordOf(await ask(target.pagesPort, requestOf(`GET ${path}`, [["Host", "localhost"]]))),
    ),
  );
  const faults = answers.flatMap((answer, at) =>
    /^4\d\d$/.test(answer) ? [] : [`${tries[at]?.slice(0, 80)} was answered ${answer}`],
  );
  return { what: "tickets of no page", times: tries.length, found: countAnswers(answers), faults };
}
