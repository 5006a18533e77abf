import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Draft, draftOf } from "@/lib/contract/drafts";
import { createDraftKeeper, type DraftState } from "./draft-keeper";
import { createDraftMirror } from "./draft-mirror";

const path = "/metrics/job/a";
const body = (text: string) => draftOf({ request: { body: text } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function browser() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { kept, mirror: createDraftMirror("l1", "pushgateway", () => storage) };
}

function keeper({ mirror }: ReturnType<typeof browser>, answers: (boolean | "changed")[] = []) {
  const saved: [string, Draft, boolean][] = [];
  const states: DraftState[] = [];
  const drafts = createDraftKeeper({
    mirror,
    save: async (...call) => {
      saved.push(call);
      return answers.shift() ?? true;
    },
    onState: (state) => states.push(state),
  });
  return { drafts, saved, states };
}

/** `write` tells of what another tab has written. */
function withOtherTab(one: ReturnType<typeof browser>) {
  let hear: (step: string, draft: Draft) => void = () => expect.unreachable();
  const follow = (listener: typeof hear) => {
    hear = listener;
    return () => undefined;
  };
  const write: typeof hear = (step, draft) => hear(step, draft);
  return { shared: { ...one, mirror: { ...one.mirror, follow } }, write };
}

describe("draft keeper", () => {
  it("leaves out what is too long to be kept, says so, and saves all else", async () => {
    const { drafts, saved, states } = keeper(browser());
    drafts.write("a", draftOf({ request: { path }, script: { text: "x".repeat(300_000) } }));
    await vi.runAllTimersAsync();
    expect(saved).toEqual([["a", draftOf({ request: { path } }), false]]);
    expect(states.at(-1)).toBe("too-long");
    drafts.write("a", draftOf({ request: { path }, script: { text: "x" } }));
    await vi.runAllTimersAsync();
    expect(states.at(-1)).toBe("saved");
  });

  it("keeps what another device's draft stands beside, until it is written once more", async () => {
    const one = browser();
    const { drafts, saved, states } = keeper(one, ["changed"]);
    drafts.write("a", body("mine"));
    await vi.runAllTimersAsync();
    expect(states.at(-1)).toBe("changed");
    expect([saved.length, drafts.isUnsaved("a")]).toEqual([1, true]);
    expect(one.mirror.get("a")).toEqual(body("mine"));
    drafts.write("a", body("chosen"));
    await vi.runAllTimersAsync();
    expect(saved.at(-1)?.[1]).toEqual(body("chosen"));
    expect([states.at(-1), drafts.isUnsaved("a")]).toEqual(["saved", false]);
  });

  it("saves the newest text once typing pauses", async () => {
    const { drafts, saved, states } = keeper(browser());
    drafts.write("a", body("x"));
    drafts.write("a", body("xy"));
    await vi.runAllTimersAsync();
    expect(saved).toEqual([["a", body("xy"), false]]);
    expect(states.at(-1)).toBe("saved");
  });

  it("has a change in the browser before the server has it, and not after", async () => {
    const one = browser();
    const { drafts } = keeper(one);
    drafts.write("a", body("x"));
    expect(one.mirror.get("a")).toEqual(body("x"));
    await vi.runAllTimersAsync();
    expect(one.kept.size).toBe(0);
  });

  it("tries again while the server cannot be reached", async () => {
    const { drafts, saved, states } = keeper(browser(), [false, true]);
    drafts.write("a", body("x"));
    await vi.runAllTimersAsync();
    expect(saved).toHaveLength(2);
    expect(states).toEqual(["saving", "unsaved", "saved"]);
  });

  it("flushes at once, with every step", () => {
    const { drafts, saved } = keeper(browser());
    drafts.write("a", body("x"));
    drafts.write("b", draftOf({ expression: { text: "up" } }));
    drafts.flush(true);
    expect(saved).toEqual([
      ["a", body("x"), true],
      ["b", draftOf({ expression: { text: "up" } }), true],
    ]);
  });

  it("recovers what an earlier page could not save, and saves it", async () => {
    const one = browser();
    const before = keeper(one, Array(9).fill(false));
    before.drafts.write("a", body("x"));
    const after = keeper(one);
    expect(after.drafts.recover({ a: body("older"), b: body("") })).toEqual({ a: body("x") });
    after.drafts.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(after.saved).toEqual([["a", body("x"), false]]);
  });

  it("recovers a part of a draft, and saves it with the others", async () => {
    const one = browser();
    one.mirror.put("a", body("x"));
    const { drafts, saved } = keeper(one);
    const whole = draftOf({ request: { path, body: "x" }, script: { text: "ls" } });
    const known = draftOf({ request: { path, body: "older" }, script: { text: "ls" } });
    expect(drafts.recover({ a: known })).toEqual({ a: whole });
    drafts.flush();
    expect(saved).toEqual([["a", whole, false]]);
  });

  it("saves a draft when the one before has been answered, so that the older one is not the last", async () => {
    const saved: Draft[] = [];
    const answers: ((isSaved: boolean) => void)[] = [];
    const drafts = createDraftKeeper({
      mirror: browser().mirror,
      save(_, draft) {
        saved.push(draft);
        return new Promise((resolve) => answers.push(resolve));
      },
      onState: () => undefined,
    });
    for (const text of ["x", "xy", "xyz"]) {
      drafts.write("a", body(text));
      await vi.advanceTimersByTimeAsync(1000);
    }
    drafts.write("b", body("other"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual([body("x"), body("other")]);
    answers[0]?.(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved.slice(2)).toEqual([body("xyz")]);
    answers[2]?.(true);
    await vi.advanceTimersByTimeAsync(0);
    expect([drafts.isUnsaved("a"), drafts.isUnsaved("b")]).toEqual([false, true]);
  });

  it("takes over what another tab writes, and leaves it to that tab to save it", async () => {
    const { shared, write } = withOtherTab(browser());
    const { drafts, saved, states } = keeper(shared);
    const adopted: [string, Draft][] = [];
    drafts.followOthers((...call) => adopted.push(call));
    write("a", body("x"));
    drafts.write("a", body("older"));
    write("a", body("newer"));
    await vi.runAllTimersAsync();
    expect(adopted).toEqual([
      ["a", body("x")],
      ["a", body("newer")],
    ]);
    expect(saved).toEqual([]);
    expect(states.at(-1)).toBe("saved");
  });

  it("does not drop what another tab has written again, word for word", async () => {
    const one = browser();
    const { shared, write } = withOtherTab(one);
    const { drafts } = keeper(shared);
    drafts.followOthers(() => undefined);
    drafts.write("a", body("x"));
    drafts.flush();
    await vi.advanceTimersByTimeAsync(1000);
    const other = keeper(one);
    for (const text of ["y", "x"]) {
      other.drafts.write("a", body(text));
      write("a", body(text));
      other.drafts.flush();
      await vi.advanceTimersByTimeAsync(3700);
    }
    expect(one.mirror.get("a")).toEqual(body("x"));
  });

  it("does not save over what another tab has written, though it has not heard of it", async () => {
    const one = browser();
    const { drafts, saved } = keeper(one);
    const other = keeper(one);
    drafts.write("a", body("older"));
    other.drafts.write("a", body("newer"));
    await vi.runAllTimersAsync();
    expect(saved).toEqual([]);
    expect(other.saved).toEqual([["a", body("newer"), false]]);
    expect(one.kept.size).toBe(0);
  });

  it.each([
    ["saves by itself", false],
    ["saves while it goes away", true],
  ])(
    "leaves what a page %s to the next one, which may have been written before",
    async (_, isLastWord) => {
      const one = browser();
      const { drafts, saved, states } = keeper(one);
      drafts.write("a", body("x"));
      drafts.flush(isLastWord);
      await vi.advanceTimersByTimeAsync(1000);
      expect(saved).toEqual([["a", body("x"), isLastWord]]);
      expect(states.at(-1)).toBe("saved");
      expect(keeper(one).drafts.recover({ a: body("") })).toEqual({ a: body("x") });
      await vi.runAllTimersAsync();
      expect(one.kept.size).toBe(0);
    },
  );

  it("keeps what is written again in the browser until it is saved again", async () => {
    const one = browser();
    const { drafts } = keeper(one, [true, false]);
    drafts.write("a", body("x"));
    drafts.flush();
    await vi.advanceTimersByTimeAsync(4900);
    drafts.write("a", body("x"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(one.mirror.get("a")).toEqual(body("x"));
    await vi.runAllTimersAsync();
    expect(one.kept.size).toBe(0);
  });

  it("saves without a browser that keeps anything", async () => {
    const refused = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const storage = { getItem: () => null, setItem: refused, removeItem: () => undefined };
    const mirror = createDraftMirror("l1", "pushgateway", () => storage);
    const { drafts, saved } = keeper({ ...browser(), mirror });
    drafts.write("a", body("x"));
    await vi.runAllTimersAsync();
    expect(saved).toEqual([["a", body("x"), false]]);
  });

  it("does not call an older text saved while a newer one waits", async () => {
    const one = browser();
    const { drafts, states } = keeper(one);
    drafts.write("a", body("x"));
    drafts.flush();
    drafts.write("a", body("xy"));
    await vi.advanceTimersByTimeAsync(0);
    expect(states).not.toContain("saved");
    expect(one.mirror.get("a")).toEqual(body("xy"));
  });
});

describe("draft mirror", () => {
  it("ignores what is no draft", () => {
    const { kept, mirror } = browser();
    kept.set("scrapelab.draft.l1.pushgateway.a", "{");
    kept.set("scrapelab.draft.l1.pushgateway.b", '{"body":1}');
    expect([mirror.get("a"), mirror.get("b")]).toEqual([null, null]);
  });

  it("reads what an older page has left", () => {
    const { kept, mirror } = browser();
    kept.set("scrapelab.draft.l1.pushgateway.a", '{"method":"PUT","body":"x","script":"ls"}');
    expect(mirror.get("a")).toEqual(
      draftOf({ request: { method: "PUT", body: "x" }, script: { text: "ls" } }),
    );
  });

  it("bears a browser that refuses storage", () => {
    const mirror = createDraftMirror("l1", "pushgateway", () => {
      throw new Error("denied");
    });
    mirror.put("a", body("x"));
    expect(mirror.get("a")).toBeNull();
  });
});
