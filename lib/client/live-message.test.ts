import { expect, test } from "vitest";
import type { LiveEvent } from "@/lib/contract/events";
import { createLiveMemory } from "./live-message";

const said = (id: string): LiveEvent => ({
  event: "announcement",
  data: { id, text: id, by: "Grace", at: "2026-01-01T10:00:00.000Z" },
});

test("a later tab is not told what was dismissed, nor what was dismissed while nothing was heard", () => {
  const memory = createLiveMemory();
  const connected: LiveEvent = { event: "announcements", data: { ids: ["b"] } };
  for (const event of [said("a"), said("b"), said("c")]) memory.keep(event);
  memory.keep({ event: "dismissed", data: { id: "c" } });
  memory.keep(connected);
  memory.keep(said("b"));
  const told = memory.all().filter(({ event }) => event === "announcement");
  expect(told).toEqual([said("b")]);
});
