import { describe, expect, test } from "vitest";
import { z } from "zod";
import { observe } from "@/lib/domain/checks/testing/observe";
import { diagnosisCodes } from "@/lib/domain/verdict/diagnosis";
import { breaks, diagnose, holds } from "@/lib/domain/verdict/ladder";
import { checkKinds, listedKinds } from "./check-kinds";
import { defineCheckKind } from "./define-check-kind";
import { kindTable } from "./kind-table";
import { isUnknown } from "./platform-problem";

const targetUp = defineCheckKind({
  schema: z.strictObject({ kind: z.literal("target-up"), within: z.number() }),
  needs: ["targets"],
  rungs: {
    found: { name: "Found", at: "scrape", broken: "not found" },
    up: { name: "Up", at: "scrape", broken: "down" },
  },
  untouched: ["target-down"],
  done: { tab: "request", part: "request" },
  subject: () => ({ asksFor: "any-push", groups: [], metrics: [] }),
  queries: () => [],
  walk: (_check, { target }) => ({
    rungs: {
      found: () => (target.ok ? holds("It is there.") : isUnknown(target.error)),
      up: () =>
        target.ok && target.value?.health === "up"
          ? holds("It is up.")
          : breaks("It is down.", diagnose("target-down", "The target is down.")),
    },
  }),
});

describe("a kind that is added to the list", () => {
  const table = kindTable([...listedKinds, targetUp]);
  const check = table.schema.parse({ kind: "target-up", within: 5 });

  test("can be written in a step, and one that is in no list cannot", () => {
    expect(check).toEqual({ kind: "target-up", within: 5 });
    expect(table.schema.safeParse({ kind: "target-up" }).success).toBe(false);
    expect(checkKinds.schema.safeParse(check).success).toBe(false);
    expect(table.schema.safeParse({ kind: "push", metric: "m" }).success).toBe(false);
  });

  test("is judged by its own walk, on its own rungs", () => {
    const bound = table.bind(check);
    expect(bound.judge(observe())).toMatchObject({
      outcome: "passed",
      rungs: [{ id: "found" }, { id: "up" }],
    });
    const down = bound.judge(observe({ target: { health: "down" } }));
    expect([down.outcome, down.diagnosis?.code]).toEqual(["failed", "target-down"]);
    expect(bound.queries(observe())).toEqual([]);
  });

  test("is in every table that is derived", () => {
    const bound = table.bind(check);
    expect(bound.subject).toMatchObject({ asksFor: "any-push" });
    expect(table.facts.map(({ kind }) => kind)).toContain("target-up");
    expect(bound.facts).toMatchObject({
      rungs: [
        { id: "found", name: "Found", at: "scrape", broken: "not found" },
        { id: "up", name: "Up" },
      ],
      needs: ["targets"],
      untouched: ["target-down"],
      done: { tab: "request", part: "request" },
    });
  });

  test("is shown what it needs, and nothing else", () => {
    defineCheckKind({
      ...{ schema: z.strictObject({ kind: z.literal("blind") }), needs: ["history"] },
      rungs: { seen: { name: "Seen", at: "scrape", broken: "not seen" } },
      untouched: [],
      done: { tab: "request", part: "request" },
      subject: () => ({ asksFor: "nothing", groups: [], metrics: [] }),
      queries: () => [],
      // @ts-expect-error the target is no part of the history, which is all that this kind asks for
      walk: (_check, { target }) => ({ rungs: { seen: () => holds(String(target)) } }),
    });
  });
});

describe("each kind of the list", () => {
  test.each(checkKinds.facts)("$kind says of itself what everything else asks", (facts) => {
    expect(facts.rungs.length).toBeGreaterThan(0);
    for (const { name, broken } of facts.rungs) expect([name, broken]).not.toContain("");
    expect(facts.untouched.length).toBeGreaterThan(0);
    for (const code of facts.untouched) expect(diagnosisCodes).toContain(code);
  });

  test("has a name of its own", () => {
    const names = checkKinds.facts.map(({ kind }) => kind);
    expect([...new Set(names)]).toEqual(names);
  });
});
