import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createParser } from "eventsource-parser";
import { expect, it, vi } from "vitest";
import { instructorEventSchema } from "@/lib/contract/classroom/board";
import { type OpenBoard, openBoard } from "@/lib/server/classroom/testing/open-board";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { BoardBytes } from "./create-board";

const until = (condition: () => boolean) =>
  vi.waitUntil(condition, { timeout: 100_000, interval: 5 });

/** An open board: all that it was sent. */
function look({ board }: Pick<OpenBoard, "board">, after: number | null) {
  const chunks: BoardBytes[] = [];
  const leave = board.subscribe(after, (bytes) => chunks.push(bytes));
  const events = () => {
    const found: { id: number; event: string; data: unknown }[] = [];
    const parser = createParser({
      onEvent: ({ id, event = "", data }) =>
        found.push({ id: Number(id), event, data: JSON.parse(data) }),
    });
    for (const chunk of chunks) parser.feed(new TextDecoder().decode(chunk));
    for (const each of found) instructorEventSchema.parse(each);
    return found;
  };
  return { chunks, events, leave };
}

it("shows a class as it stands, and keeps to it", async () => {
  const fixture = await openBoard();
  const { tell, events, read } = fixture;
  const [ada, bob] = [await fixture.join("Ada"), await fixture.join("Bob")];
  await events.append([tell.attempt(ada, 1), tell.failed(ada, 1)]);
  const before = await read();
  expect(before).toMatchObject({
    workshop: { id: "first", state: "open", labs: [{ id: "demo", steps: { length: 3 } }] },
    ...{ me: { name: "Eve" }, help: [] },
    learners: [
      { name: "Ada", team: "ada", isOnline: false, isCounted: true, needsHelp: null, need: null },
      { name: "Bob" },
    ],
    misconceptions: [
      {
        ...{ lab: "demo", step: "step-1", code: "wrong-job", count: 1, of: 1, learners: [ada.id] },
        ...{ rung: "as-asked", rungName: "As asked" },
        ...{ example: "It is wrong-job.", preparedHint: "Look at the **path**.", hints: [] },
      },
    ],
  });
  expect(before.learners[0]?.steps.map(({ state, attempts }) => [state, attempts])).toEqual([
    ["trying", 1],
    ["open", 0],
    ["open", 0],
  ]);
  await events.append([tell.attempt(ada, 1), tell.attempt(ada, 1), tell.attempt(bob, 1)]);
  await events.append([tell.failed(bob, 1), ...tell.passed(bob, 2)]);
  const after = await read();
  expect(after.lastEventId).toBeGreaterThan(before.lastEventId);
  expect(after.learners[0]).toMatchObject({
    needsHelp: "same-diagnosis",
    need: { step: "step-1" },
    steps: [{ state: "stuck", attempts: 3, diagnosis: "wrong-job" }, {}, {}],
  });
  expect(after.learners[1]?.steps[1]).toMatchObject({ state: "passed", diagnosis: null });
  expect(after.misconceptions[0]).toMatchObject({ count: 2, oldest: { learner: ada.id } });
  fixture.board.close();
  const anew = { ...fixture, board: fixture.serve() };
  const restarted = JSON.parse((await anew.board.json({ name: "Eve" })) ?? "null");
  expect({ ...restarted, lastEventId: 0 }).toEqual({ ...after, lastEventId: 0 });
  expect(await anew.board.json({ name: "Eve" }, "another")).toBeNull();
  anew.board.close();
});

it("tells of a workshop that was deleted, with those who were in it", async () => {
  const fixture = await openBoard();
  const ada = await fixture.join("Ada");
  await fixture.events.append(fixture.tell.passed(ada, 1));
  await fixture.store.workshops.change({ state: "ended" }, 1000);
  const { lastEventId } = await fixture.read();
  const board = look(fixture, lastEventId);
  expect(await fixture.store.workshops.eraseEnded(2000)).toMatchObject({ id: "first" });
  fixture.board.readAnew();
  await until(() => board.events().some(({ event }) => event === "learner"));
  expect(board.events().find(({ event }) => event === "learner")?.data).toEqual({
    ...{ id: ada.id, learner: null },
  });
  expect((await fixture.read()).learners).toEqual([]);
});

it("tells what changes, of who joins, moves and is gone too, with growing ids", async () => {
  const fixture = await openBoard();
  const ada = await fixture.join("Ada");
  const { lastEventId } = await fixture.read();
  const board = look(fixture, lastEventId);
  const bob = await fixture.join("Bob");
  const told = (id: string) =>
    board
      .events()
      .findLast(({ event, data }) => event === "learner" && JSON.stringify(data).includes(id));
  await until(() => told(bob.id) !== undefined);
  expect(told(ada.id)).toBeUndefined();
  const eve = await fixture.store.learners.add("Eve");
  await fixture.events.append([fixture.tell.attempt(eve, 1)]);
  await until(() => told(eve.id) !== undefined);
  fixture.presence.pages(ada, 1);
  await until(() => told(ada.id) !== undefined);
  expect(told(ada.id)?.data).toMatchObject({ learner: { isOnline: true, isHidden: false } });
  await fixture.events.append([fixture.tell.attempt(bob, 2), fixture.tell.failed(bob, 2)]);
  await until(() => board.events().some(({ event }) => event === "misconceptions"));
  const database = new DatabaseSync(join(fixture.dataDir, "scrapelab.db"));
  database.exec(`delete from step_counts where learner_id = '${bob.id}'`);
  database.exec(`delete from learners where id = '${bob.id}'`);
  database.close();
  await fixture.events.append([
    { kind: "removed", atMs: 1, learnerId: bob.id, workshop: "first", data: {} },
  ]);
  await until(() => JSON.stringify(told(bob.id)?.data).includes("null"));
  expect((await fixture.read()).misconceptions).toEqual([]);
  const ids = board.events().map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  expect(fixture.errors).toEqual([]);
});

it("misses nothing between two looks, and begins anew for who comes from before a restart", async () => {
  const fixture = await openBoard();
  const [ada, bob] = [await fixture.join("Ada"), await fixture.join("Bob")];
  const { lastEventId } = await fixture.read();
  await fixture.events.append([fixture.tell.attempt(ada, 1)]);
  const resumed = look(fixture, lastEventId);
  await until(() => resumed.events().length > 0);
  expect(resumed.events()).toMatchObject([{ event: "learner", data: { id: ada.id } }]);
  for (const unknown of [null, 1, Number.MAX_SAFE_INTEGER]) {
    const anew = look(fixture, unknown);
    await until(() => anew.events().length > 0);
    expect(anew.events()[0]).toMatchObject({ event: "roster", data: [ada.id, bob.id] });
    const names = anew.events().map(({ event }) => event);
    expect([...new Set(names)].sort()).toEqual(
      ["roster", "workshop", "help", "misconceptions", "learner"].sort(),
    );
    anew.leave();
  }
  resumed.leave();
  const seen = resumed.events().length;
  await fixture.events.append([fixture.tell.attempt(bob, 1)]);
  await fixture.read();
  expect(resumed.events()).toHaveLength(seen);
});

it("makes the bytes of an event once for all boards", async () => {
  const fixture = await openBoard();
  const ada = await fixture.join("Ada");
  const { lastEventId } = await fixture.read();
  const boards = Array.from({ length: 10 }, () => look(fixture, lastEventId));
  await fixture.read();
  await fixture.events.append([fixture.tell.attempt(ada, 1)]);
  await until(() => boards.every(({ chunks }) => chunks.length > 0));
  const [first, ...others] = boards.map(({ chunks }) => chunks.at(-1));
  expect(others.every((each) => each === first)).toBe(true);
});

it("finds who is slow by time alone", async () => {
  const fixture = await openBoard();
  const minute = 60_000;
  const start = Date.now();
  vi.setSystemTime(start);
  const learners = [];
  for (const name of ["A1", "B1", "C1", "D1", "E1", "F1"]) learners.push(await fixture.join(name));
  const [late, ...others] = learners;
  if (!late) throw new Error("nobody joined");
  fixture.presence.pages(late, 1);
  await fixture.events.append(
    others.flatMap((each) => fixture.tell.passed(each, 1, start + minute)),
  );
  vi.setSystemTime(start + 2 * minute);
  const rowOf = async () => (await fixture.read()).learners.find(({ id }) => id === late.id);
  expect((await rowOf())?.needsHelp).toBeNull();
  vi.setSystemTime(start + 4 * minute);
  const row = await rowOf();
  expect(row).toMatchObject({
    needsHelp: "slow",
    need: { step: "step-1", since: new Date(start + 3 * minute).toISOString() },
  });
  expect(row?.steps[0]?.state).toBe("stuck");
  vi.useRealTimers();
});

it("marks whose servers are not reached, as long as that is so", async () => {
  const listeners = new Set<(team: string) => void>();
  let detail: string | null = null;
  const fault = { server: "pushgateway", why: "not-found", at: "http://pushgateway.ada" } as const;
  const sandboxes: Pick<Sandboxes, "peek" | "onChange"> = {
    peek: (team) =>
      team === "ada" && detail
        ? { state: "failed", detail, fault }
        : { state: "ready", detail: null },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const fixture = await openBoard({ sandboxes });
  const ada = await fixture.join("Ada");
  await fixture.join("Bob");
  const marks = async () => (await fixture.read()).learners.map((each) => each.sandboxProblem);
  expect(await marks()).toEqual([undefined, undefined]);
  const { lastEventId } = await fixture.read();
  const board = look(fixture, lastEventId);
  const becomes = (next: string | null) => {
    detail = next;
    for (const listener of listeners) listener("ada");
  };
  becomes("Your team has no Pushgateway here.");
  const told = () =>
    board.events().flatMap(({ event, data }) => (event === "learner" ? [data] : []));
  await until(() => told().length === 1);
  expect(told()).toMatchObject([
    {
      id: ada.id,
      learner: { sandboxProblem: "Your team has no Pushgateway here.", sandboxFault: fault },
    },
  ]);
  expect(await marks()).toEqual(["Your team has no Pushgateway here.", undefined]);
  becomes(null);
  await until(() => told().length === 2);
  expect(await marks()).toEqual([undefined, undefined]);
});
