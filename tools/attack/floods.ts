import { connect, type Socket } from "node:net";
import { type AttackKind, countAnswers, type Tried } from "./attack-kind";
import { ask, requestOf, wordOf } from "./talk";
import type { Person, Target } from "./target";

/** Much of the same: connections, streams and answers that stay open. */
export const floods: AttackKind = {
  title: "Floods",
  async run(target, { isShort }) {
    const person = await target.joinWithServers("Flood");
    const count = isShort ? 100 : 400;
    return [
      await streams(target, person, count),
      await reconnects(target, person),
      await slow(target, person, count),
      await brokenOff(target, person),
    ];
  },
};

async function streams(target: Target, person: Person, count: number): Promise<Tried> {
  const held: Socket[] = [];
  const request = requestOf("GET /api/events", [
    ["Host", "localhost"],
    ["Cookie", person.cookie],
  ]);
  const answers = await Promise.all(
    Array.from({ length: count }, () => firstStatus(target.port, request, held)),
  );
  const alive = await target.ask("/healthz");
  for (const socket of held) socket.destroy();
  const open = answers.filter((answer) => answer === "200").length;
  const faults = [
    ...(open > 40 ? [`${open} streams of one learner were open at once`] : []),
    ...(alive.status === 200 ? [] : ["the app was not alive beside them"]),
  ];
  return {
    what: "event streams of one learner",
    times: count,
    found: countAnswers(answers),
    faults,
  };
}

/** Reconnects that claim to have seen what never was. */
async function reconnects(target: Target, person: Person): Promise<Tried> {
  const ids = ["-1", "0", "1e308", "x", "9".repeat(4000), "1\u00ff", "", "NaN", "{}"];
  const answers = await Promise.all(
    ids.map(async (id) => {
      const headers: [string, string][] = [
        ["Host", "localhost"],
        ["Cookie", person.cookie],
        ["Last-Event-ID", id],
      ];
      return wordOf(await ask(target.port, requestOf("GET /api/events", headers)));
    }),
  );
  const faults = answers.flatMap((answer, at) =>
    answer === "200" || answer === "503"
      ? []
      : [`Last-Event-ID ${ids[at]?.slice(0, 20)}: ${answer}`],
  );
  return {
    what: "event streams after a Last-Event-ID",
    times: ids.length,
    found: countAnswers(answers),
    faults,
  };
}

/** Slow bodies beside which another learner goes on. */
async function slow(target: Target, person: Person, count: number): Promise<Tried> {
  const other = await target.joinWithServers("Beside");
  const held: Socket[] = [];
  const head = requestOf("PUT /sandbox/pushgateway/metrics/job/slow", [
    ["Host", "localhost"],
    ["Cookie", person.cookie],
    ["Content-Length", "900000"],
  ]);
  const answers: string[] = [];
  for (let i = 0; i < count; i += 1) {
    void firstStatus(target.port, `${head}m`, held).then((answer) => answers.push(answer));
  }
  const pushed = await target.ask("/sandbox/pushgateway/metrics/job/a", {
    ...{ as: other, method: "PUT", body: "m 1\n" },
  });
  for (const socket of held) socket.destroy();
  const faults = pushed.status === 200 ? [] : [`another learner's push: ${pushed.status}`];
  const found = `another learner's push ${pushed.status}`;
  return { what: "slow large bodies of one learner", times: count, found, faults };
}

/** Bodies that end before they are whole: nobody's fault, and no line of the log. */
async function brokenOff(target: Target, person: Person): Promise<Tried> {
  const places = [
    "POST /api/session",
    "POST /api/sandbox/request",
    "PUT /api/labs/pushgateway/drafts/first-push",
    "PUT /sandbox/pushgateway/metrics/job/a",
  ];
  const requests = places.flatMap((place) =>
    ["1000", "900000"].map((length) =>
      requestOf(place, [
        ["Host", "localhost"],
        ["Cookie", person.cookie],
        ["Content-Type", "application/json"],
        ["Content-Length", length],
      ]),
    ),
  );
  for (const request of requests) {
    await new Promise<void>((resolve) => {
      const socket = connect(target.port, "127.0.0.1", () => {
        socket.write(`${request}{"a`, () => socket.destroy());
      });
      socket.on("error", () => undefined);
      socket.on("close", () => resolve());
    });
  }
  const alive = await target.ask("/healthz");
  const faults = alive.status === 200 ? [] : ["the app was not alive after them"];
  return { what: "bodies that break off", times: requests.length, found: "no answer", faults };
}

function firstStatus(port: number, bytes: string, held: Socket[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    held.push(socket);
    socket.once("data", (data) => resolve(/ (\d{3}) /.exec(data.toString("latin1"))?.[1] ?? "?"));
    socket.on("error", () => resolve("error"));
    socket.on("close", () => resolve("closed"));
  });
}
