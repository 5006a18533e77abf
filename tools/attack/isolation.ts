import { type AttackKind, countAnswers, type Tried } from "./attack-kind";
import type { Route } from "./route";
import { routes } from "./routes";
import type { Person, Target } from "./target";

/** What only Ada has, wherever it may show up. */
const marks = { name: "AdaMark7391", metric: "ada_mark_7391", draft: "ada draft 7391" };
const drafts = "/api/labs/pushgateway/drafts";

/** Every route, as nobody, as another learner, and with a token where there has to be a session. */
export const isolation: AttackKind = {
  title: "Isolation",
  async run(target) {
    const ada = await settle(target);
    const bob = await target.joinWithServers("Bob");
    const token = await tokenOf(target, ada);
    const bobsToken = await tokenOf(target, bob);
    return [
      await tryAll(
        target,
        "each route as nobody",
        () => ({}),
        (route, status) => (route.lets === "anybody" ? null : status === 401 ? null : "was let in"),
      ),
      await tryAll(
        target,
        "each route for a session, with a token alone",
        () => ({ headers: { authorization: `Bearer ${bobsToken}` } }),
        ({ lets }, status) =>
          (lets === "learner" || lets === "instructor") && status !== 401 ? "was let in" : null,
      ),
      await tryAll(
        target,
        "each route as another learner",
        () => ({ as: bob }),
        ({ lets }, status) => {
          if (lets === "instructor") return status === 403 ? null : "was let in";
          return lets !== "anybody" && status === 401 ? "was not let in" : null;
        },
      ),
      await stillThere(target, ada, token),
    ];
  },
};

async function settle(target: Target): Promise<Person> {
  const ada = await target.joinWithServers(marks.name);
  const pushed = await target.ask("/sandbox/pushgateway/metrics/job/ada", {
    ...{ as: ada, method: "PUT", body: `${marks.metric} 1\n` },
  });
  if (pushed.status !== 200) throw new Error(`the push was answered ${pushed.status}`);
  const body = JSON.stringify({ body: marks.draft });
  await target.ask(`${drafts}/first-push`, { as: ada, method: "PUT", body });
  return ada;
}

async function tokenOf(target: Target, as: Person): Promise<string> {
  const { token } = await (await target.ask("/api/session/token", { as, method: "POST" })).json();
  return String(token);
}

async function tryAll(
  target: Target,
  what: string,
  who: () => Parameters<Target["ask"]>[1],
  judge: (route: Route, status: number) => string | null,
): Promise<Tried> {
  const answers: string[] = [];
  const faults: string[] = [];
  for (const route of routes) {
    const { method, path, body } = route;
    if (route.isLast) continue;
    const answer = await target.ask(path, { method, ...(body ? { body } : {}), ...who() });
    const text = await firstOf(answer);
    answers.push(String(answer.status));
    const fault = judge(route, answer.status);
    if (fault) faults.push(`${method} ${path} ${fault} (${answer.status})`);
    if (answer.status === 500) faults.push(`${method} ${path} was answered 500`);
    const shown = Object.values(marks).find((mark) => text.includes(mark));
    if (shown) faults.push(`${method} ${path} shows ${shown}`);
  }
  return { what, times: answers.length, found: countAnswers(answers), faults };
}

/** The whole answer, of an event stream what comes first. */
async function firstOf(answer: Response): Promise<string> {
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer.text();
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader && !text.includes("event: sandbox")) text += (await reader.read()).value ?? "";
  await reader?.cancel();
  return text;
}

/** Bob has restarted, reset, deleted and revoked: all of it his own. */
async function stillThere(target: Target, ada: Person, token: string): Promise<Tried> {
  const faults: string[] = [];
  const expectText = async (path: string, text: string, init: Parameters<Target["ask"]>[1]) => {
    const found = await (await target.ask(path, init)).text();
    if (!found.includes(text)) faults.push(`${path} has lost ${text}`);
  };
  const byToken = { headers: { authorization: `Bearer ${token}` } };
  await expectText("/sandbox/pushgateway/metrics", marks.metric, { as: ada });
  await expectText("/sandbox/pushgateway/metrics", marks.metric, byToken);
  await expectText(drafts, marks.draft, { as: ada });
  await expectText("/api/session", marks.name, { as: ada });
  return { what: "what the learner has, after that", times: 4, found: "all of it there", faults };
}
