import { expect, test } from "vitest";
import { checkNamespaces, isReserved, namespaceOf } from "./team-namespaces";

const options = { namespace: "scrapelab", "team-namespace": "{team}-monitoring" };
const teams = (...names: string[]) => names.map((name) => ({ name }));

test("a team has a namespace of its name, or the one of all", () => {
  expect(namespaceOf({ name: "red" }, options)).toBe("red-monitoring");
  expect(namespaceOf({ name: "red" }, { ...options, "one-namespace": "workshop" })).toBe(
    "workshop",
  );
});

test("no team gets a namespace of the cluster's, whatever it is called", () => {
  const checked = checkNamespaces(teams("red", "openshift", "kube-red"), options);
  expect(checked.ok ? [] : checked.error).toEqual([
    expect.stringMatching(/^openshift would have the namespace openshift-monitoring/),
    expect.stringMatching(/^kube-red would have the namespace kube-red-monitoring/),
  ]);
  for (const name of ["default", "kube-system", "openshift", "openshift-ingress"])
    expect(isReserved(name), name).toBe(true);
  for (const name of ["kubernetes-course", "defaults", "my-openshift"])
    expect(isReserved(name), name).toBe(false);
});

test("nor that of the app, where learners could delete its pod", () => {
  const own = { ...options, "team-namespace": "{team}" };
  const checked = checkNamespaces(teams("red", "scrapelab"), own);
  expect(checked.ok ? [] : checked.error).toEqual([
    expect.stringMatching(/^scrapelab would have the namespace scrapelab, which is the app's/),
  ]);
  expect(checkNamespaces(teams("red"), own).ok).toBe(true);
});
