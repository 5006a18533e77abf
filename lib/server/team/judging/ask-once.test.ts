import { expect, test, vi } from "vitest";
import type { Observer } from "@/lib/server/team/looks/looks";
import { askOnce } from "./ask-once";

const at = { pushgateway: "http://gateway", prometheus: "http://prometheus" };

function observer() {
  const queries = vi.fn<Observer["queries"]>(async (_at, needed) =>
    Object.fromEntries(
      needed.map(({ name, expression }) => [name, { kind: "scalar", value: expression }]),
    ),
  );
  const never = () => Promise.reject(new Error("not looked at"));
  return { look: never, target: never, queries };
}

test("an expression that several steps need is asked once", async () => {
  const seen = observer();
  const ask = askOnce(seen, at, 5);
  const [first, second] = await Promise.all([
    ask([
      { name: "answer", expression: "up" },
      { name: "reference", expression: "1" },
    ]),
    ask([
      { name: "reference", expression: "up" },
      { name: "answer", expression: "__proto__" },
    ]),
  ]);
  expect(first).toMatchObject({ answer: { value: "up" }, reference: { value: "1" } });
  expect(second).toMatchObject({ reference: { value: "up" }, answer: { value: "__proto__" } });
  const asked = seen.queries.mock.calls.flatMap(([, needed]) => needed);
  expect(asked.map(({ expression }) => expression)).toEqual(["up", "1", "__proto__"]);
  expect(await ask([])).toEqual({});
  expect(seen.queries).toHaveBeenCalledTimes(2);
});
