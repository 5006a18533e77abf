import { expect, it } from "vitest";
import { createPageTurns, maxWaitingPages } from "./page-turns";

it("lets one learner's pages through one after another, and others beside them", async () => {
  const turns = createPageTurns();
  const begun: string[] = [];
  const gates = ["a1", "a2", "b1"].map((name) => ({ name, ...Promise.withResolvers<void>() }));
  const [a1, a2, b1] = gates.map(({ name, promise }) =>
    turns.take(name.charAt(0), async () => {
      begun.push(name);
      await promise;
      return name;
    }),
  );
  gates[2]?.resolve();
  expect(await b1).toBe("b1");
  expect(begun).toEqual(["a1", "b1"]);
  gates[0]?.reject(new Error("a page that fails"));
  await expect(a1).rejects.toThrow("fails");
  gates[1]?.resolve();
  expect(await a2).toBe("a2");
});

it("takes no more of one learner than may wait, and more once some are through", async () => {
  const turns = createPageTurns();
  const { promise, resolve } = Promise.withResolvers<void>();
  const taken = Array.from({ length: maxWaitingPages }, () => turns.take("a", () => promise));
  expect(turns.take("a", () => promise)).toBeNull();
  expect(turns.take("b", () => Promise.resolve())).not.toBeNull();
  resolve();
  await Promise.all(taken);
  expect(turns.take("a", () => promise)).not.toBeNull();
});
