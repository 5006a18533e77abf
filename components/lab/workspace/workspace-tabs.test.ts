import { describe, expect, it } from "vitest";
import { tabsOf, type WorkspaceTab } from "@/components/lab/session/workspace-tab";
import { checkKinds } from "@/lib/domain/checks/check-kinds";
import { baseStack, type ServerName } from "@/lib/domain/stack/stack";
import { workspaceTabs } from "./workspace-tabs";

const step = (tab: string, kind: "query" | "request" = "request") => {
  const [facts] = checkKinds.facts;
  if (!facts) throw new Error("there is no kind of checks");
  const check = { ...facts, done: { ...facts.done, tab } as typeof facts.done };
  return { ...{ id: tab, number: "1", title: tab, taskId: "t", start: {} }, kind, check };
};
const idsOf = (tabs: readonly WorkspaceTab[], stack: readonly ServerName[]) =>
  tabsOf(tabs, stack)
    .for(null)
    .map(({ id }) => id);

describe("the tabs of a workspace", () => {
  it("have ids of their own, and each kind of checks is done in one of them", () => {
    const ids = workspaceTabs.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { kind, done } of checkKinds.facts) expect(ids, kind).toContain(done.tab);
  });

  it("are those of the servers that a lab has", () => {
    expect(idsOf(workspaceTabs, baseStack)).toEqual(["request", "script", "promql", "gateway"]);
    expect(idsOf(workspaceTabs, ["prometheus"])).toEqual(["script", "promql"]);
  });

  it("stay open on the way to another step where they serve that, too", () => {
    const tabs = tabsOf(workspaceTabs, baseStack);
    expect(tabs.after("gateway", step("promql", "query"))).toBe("gateway");
    expect(tabs.after("script", step("request"))).toBe("script");
    expect(tabs.after("script", step("promql", "query"))).toBe("promql");
    expect(tabs.after("request", step("promql", "query"))).toBe("promql");
    expect(tabs.after("gone", step("request"))).toBe("request");
  });

  it("take a new one by one line in the list, for the steps that it is there for", () => {
    const files: WorkspaceTab = {
      ...{ id: "files", label: "Files", panel: "files", servers: ["prometheus"] },
      isMissingFor: ({ kind }) => kind === "query",
      staysFor: () => true,
    };
    const tabs = tabsOf([...workspaceTabs, files], baseStack);
    expect(tabs.for(step("request")).at(-1)).toBe(files);
    expect(tabs.for(step("promql", "query"))).not.toContain(files);
    expect(tabs.of(step("files"))).toBe("files");
    expect(tabs.after("files", step("promql", "query"))).toBe("promql");
    expect(idsOf([...workspaceTabs, files], ["pushgateway"])).not.toContain("files");
  });
});
