import { expect, test } from "vitest";
import { createLiveHub } from "./live-hub";
import { createTeamWatches } from "./team-watches";

test("a team's sandbox is held from its first page to its last", () => {
  const hub = createLiveHub(() => undefined);
  const held: string[] = [];
  const watches = createTeamWatches(
    hub,
    () => ({
      target: () => Promise.resolve(null),
      round: () => Promise.resolve(false),
      onError: () => undefined,
    }),
    (team) => {
      held.push(team);
      return () => void held.splice(held.indexOf(team), 1);
    },
  );
  const ada = { id: "1", name: "Ada", team: "ada" };
  const leave = [hub.add(ada, () => undefined), hub.add(ada, () => undefined)];
  watches.open("ada");
  watches.open("ada");
  expect(held).toEqual(["ada"]);
  leave[0]?.();
  watches.closeUnlessNeeded("ada");
  expect(held).toEqual(["ada"]);
  leave[1]?.();
  watches.closeUnlessNeeded("ada");
  expect(held).toEqual([]);
});
