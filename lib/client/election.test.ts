import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type ElectionChannel, seekElection } from "./election";

const times = { askEveryMs: 30, patienceMs: 20 };

interface Tab {
  isLeading: boolean;
  /** How often it has begun to lead. */
  terms: number;
  leave: () => void;
  /** From now on it hears and says nothing, as a tab that is frozen or dead; all comes at once at its thaw. */
  freeze: () => void;
  thaw: () => void;
}

const opened: Tab[] = [];
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const tab of opened.splice(0)) tab.leave();
  vi.useRealTimers();
});

/** Tabs over channels of the test's own, so that one can be frozen. */
function createTabs() {
  const channels = new Set<{ hear: (data: unknown) => void }>();
  return (): Tab => {
    let frozen: (() => void)[] | null = null;
    const now = (work: () => void) => {
      if (frozen) frozen.push(work);
      else work();
    };
    const channel: ElectionChannel = {
      onmessage: null,
      postMessage: (data) =>
        now(() => {
          for (const other of channels) if (other !== heard) setTimeout(() => other.hear(data));
        }),
      close: () => channels.delete(heard),
    };
    const heard = {
      hear: (data: unknown) =>
        now(() => channel.onmessage?.(new MessageEvent("message", { data }))),
    };
    channels.add(heard);
    const tab: Tab = {
      isLeading: false,
      terms: 0,
      leave: () => undefined,
      freeze() {
        frozen = [];
      },
      thaw() {
        const missed = frozen ?? [];
        frozen = null;
        for (const work of missed) work();
      },
    };
    const lead = () => {
      tab.isLeading = true;
      tab.terms += 1;
      return () => {
        tab.isLeading = false;
      };
    };
    tab.leave = seekElection({ open: () => channel, lead, times });
    opened.push(tab);
    return tab;
  };
}

/** The one tab that leads once all has been said and answered. */
async function settle(tabs: readonly Tab[]): Promise<Tab | undefined> {
  await vi.advanceTimersByTimeAsync(10 * (times.askEveryMs + times.patienceMs));
  const [leader, ...others] = tabs.filter(({ isLeading }) => isLeading);
  expect(others).toEqual([]);
  return leader;
}

it("elects one of seven tabs, and a later one follows it", async () => {
  const open = createTabs();
  const tabs = Array.from({ length: 7 }, open);
  const leader = await settle(tabs);
  expect(leader).toBeDefined();
  const late = open();
  expect(await settle([...tabs, late])).toBe(leader);
  expect(leader?.terms).toBe(1);
});

it("lets another lead once the leader leaves", async () => {
  const open = createTabs();
  const tabs = [open(), open(), open()];
  const leader = await settle(tabs);
  leader?.leave();
  const next = await settle(tabs);
  expect(next).toBeDefined();
  expect(next).not.toBe(leader);
});

it("lets another lead while the leader is frozen, which gives way when it thaws", async () => {
  const open = createTabs();
  const tabs = [open(), open(), open()];
  const frozen = await settle(tabs);
  frozen?.freeze();
  const next = await settle(tabs.filter((tab) => tab !== frozen));
  expect(next).toBeDefined();
  frozen?.thaw();
  expect(await settle(tabs)).toBe(next);
  expect(frozen?.terms).toBe(1);
});

it("leaves one of two that have led apart from each other", async () => {
  const open = createTabs();
  const one = open();
  await settle([one]);
  one.freeze();
  const two = open();
  expect(await settle([two])).toBe(two);
  one.thaw();
  expect(await settle([one, two])).toBeDefined();
});
