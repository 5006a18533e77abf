import type { QueryResult } from "@/lib/domain/prometheus/query-result";
import type { SandboxEndpoints } from "@/lib/server/sandbox/sandboxes";
import type { Observer } from "@/lib/server/team/looks/looks";
import type { AskQueries } from "./judge-step";

/**
 * Asks each expression once, however many steps need its result, and all of them at one moment; nothing
 * before `untilReady`, which is called only where something is asked.
 */
export function askOnce(
  observer: Pick<Observer, "queries">,
  at: SandboxEndpoints,
  nowMs: number,
  untilReady: () => Promise<unknown> = async () => undefined,
): AskQueries {
  const asked = new Map<string, Promise<QueryResult | undefined>>();
  return async (needed) => {
    const expressions = new Set(needed.map(({ expression }) => expression));
    const fresh = [...expressions].filter((each) => asked.get(each) === undefined);
    const named = fresh.map((expression, i) => ({ name: String(i), expression }));
    const ask = async () => {
      await untilReady();
      return observer.queries(at, named, nowMs);
    };
    const results = named.length > 0 ? ask() : Promise.resolve({});
    for (const { name, expression } of named) {
      const result = results.then((all: Readonly<Record<string, QueryResult>>) => all[name]);
      asked.set(expression, result);
    }
    const answers = needed.map(async ({ name, expression }) => {
      const result = await asked.get(expression);
      return result ? [[name, result] as const] : [];
    });
    return Object.fromEntries((await Promise.all(answers)).flat());
  };
}
