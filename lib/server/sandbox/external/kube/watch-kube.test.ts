import { expect, it } from "vitest";
import { err, ok, type Result } from "@/lib/domain/result";
import type { KubeProblem } from "./ask-kube";
import { watchKube } from "./watch-kube";

const requestIn = (namespace: string) => {
  return {
    method: "GET",
    path: `/api/v1/namespaces/${namespace}/pods?a=b`,
    timeoutMs: 1000,
  } as const;
};

function watched() {
  let next: Result<unknown, KubeProblem> = ok({});
  const kube = watchKube(async () => next);
  return {
    kube,
    answers: (kind: KubeProblem["kind"] | "ok", namespace = "red") => {
      next = kind === "ok" ? ok({}) : err({ kind, message: `said ${kind}` });
      return kube.ask(requestIn(namespace));
    },
  };
}

it("tells nothing before anything was asked", () => {
  const { kube } = watched();
  expect(kube.figures()).toEqual({ requests: new Map(), answeredAtMs: null });
  expect(kube.notes()).toEqual([]);
});

it("counts what it was asked by how that ended, and when it last answered", async () => {
  const { kube, answers } = watched();
  await answers("unreachable");
  expect(kube.figures().answeredAtMs).toBeNull();
  for (const kind of ["ok", "ok", "forbidden"] as const) await answers(kind);
  const { requests, answeredAtMs } = kube.figures();
  expect([...requests]).toEqual([
    ["unreachable", 1],
    ["ok", 2],
    ["forbidden", 1],
  ]);
  expect(answeredAtMs).toBeGreaterThan(0);
});

it.each([
  ["unreachable", "KUBERNETES_CA_FILE"],
  ["unknown-token", "KUBERNETES_TOKEN_FILE"],
  ["forbidden", "a Role"],
  ["busy", "see how it is"],
] as const)("%s is a note until it answers as it should", async (kind, said) => {
  const { kube, answers } = watched();
  await answers(kind);
  expect(kube.notes()).toEqual([expect.stringContaining(`(said ${kind}): see `)]);
  expect(kube.notes()[0]).toContain(said);
  await answers("not-found");
  expect(kube.notes()).toEqual([]);
});

it("keeps what is refused in one namespace, whatever it does in another", async () => {
  const { kube, answers } = watched();
  for (const namespace of ["red", "blue"]) await answers("forbidden", namespace);
  await answers("ok", "green");
  expect(kube.notes()).toEqual([expect.stringContaining("said forbidden, and the same in 1 more")]);
  for (const namespace of ["red", "blue"]) await answers("ok", namespace);
  expect(kube.notes()).toEqual([]);
});

it("takes what is of the whole API for mended once it answers anywhere", async () => {
  const { kube, answers } = watched();
  await answers("unknown-token", "red");
  await answers("ok", "blue");
  expect(kube.notes()).toEqual([]);
});
