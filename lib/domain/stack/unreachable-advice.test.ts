import { expect, it } from "vitest";
import { sayUnreachable, unreachableKinds } from "./unreachable";
import { adviseOn, markOf } from "./unreachable-advice";

const all = unreachableKinds.map((why) => ({ server: "prometheus", why }) as const);
const at = "https://prometheus.ada-monitoring:9090";

it("each reason has a mark and words of its own, for learners and for who can mend it", () => {
  for (const say of [
    markOf,
    (fault: (typeof all)[number]) => adviseOn(fault, at),
    ({ server, why }: (typeof all)[number]) => sayUnreachable(server, why),
  ]) {
    expect(new Set(all.map(say)).size).toBe(all.length);
  }
});

it("advice names the address, and what to see to", () => {
  for (const fault of all) {
    const text = adviseOn(fault, at);
    expect(text).toContain(at);
    expect(text).toMatch(/: see (that|whether) /);
  }
});

it("a stack that is not there is told from one that is not got at", () => {
  const noStack = all.filter((fault) => /^no stack/.test(markOf(fault))).map(({ why }) => why);
  expect(noStack).toEqual(["no-such-name", "not-found"]);
});
