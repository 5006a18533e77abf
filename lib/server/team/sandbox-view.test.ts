import { expect, it } from "vitest";
import type { UpstreamError } from "@/lib/server/upstream/upstream";
import { type Look, lookAtNothing } from "./looks/looks";
import { problemOf } from "./looks/problem-of";
import { viewSandbox } from "./sandbox-view";

const ready = { state: "ready", detail: null } as const;

const can = { restart: new Set([]), reset: true };

const seen = (error: UpstreamError): Look => ({
  ...lookAtNothing({ kind: "sandbox-starting" }),
  gateway: { ok: false, error: problemOf(error) },
});
const view = (error: UpstreamError) => viewSandbox("ada", ready, seen(error), 2000, null, can);
const unexpected = { service: "pushgateway", kind: "upstream-unexpected", message: "" } as const;

it("says why no group is shown of a gateway that holds too much", () => {
  const { detail, groups } = view({ ...unexpected, holdsMoreThan: 60_000 });
  expect(groups).toEqual([]);
  expect(detail).toMatch(/^Your Pushgateway holds more .* Delete a group/);
  expect(view({ ...unexpected, longerThanBytes: 16 }).detail).toBe(detail);
});

it("says nothing of a gateway that answers otherwise than it should", () => {
  expect(view(unexpected).detail).toBeNull();
});
