import { expect, it, vi } from "vitest";
import { createPresence } from "./presence";

const ada = { id: "ada" };

it("takes somebody for hidden where no page of any of their devices is in sight", () => {
  const presence = createPresence();
  presence.attend(ada, "laptop");
  const leavePhone = presence.attend(ada, "phone");
  presence.pages(ada, 2);
  const isHidden = () => presence.of("ada").isHidden;
  presence.hidden(ada, "phone", true);
  expect(isHidden()).toBe(false);
  presence.hidden(ada, "laptop", true);
  expect(isHidden()).toBe(true);
  presence.hidden(ada, "phone", false);
  presence.hidden(ada, "laptop", true);
  expect(isHidden()).toBe(false);
  leavePhone();
  expect(isHidden()).toBe(true);
});

it("takes nobody's word who has no page open, and forgets what a device said that has gone", () => {
  const presence = createPresence();
  presence.hidden(ada, "laptop", true);
  const leave = presence.attend(ada, "laptop");
  presence.pages(ada, 1);
  expect(presence.of("ada")).toMatchObject({ isOnline: true, isHidden: false });
  presence.hidden(ada, "laptop", true);
  leave();
  presence.pages(ada, 0);
  presence.attend(ada, "laptop");
  presence.pages(ada, 1);
  expect(presence.of("ada").isHidden).toBe(false);
});

it("tells of what has changed alone", () => {
  const presence = createPresence();
  const told = vi.fn();
  presence.listen(told);
  presence.attend(ada, "laptop");
  presence.pages(ada, 1);
  presence.attend(ada, "phone");
  presence.pages(ada, 2);
  expect(told).toHaveBeenCalledTimes(1);
  presence.hidden(ada, "laptop", true);
  expect(told).toHaveBeenCalledTimes(1);
  presence.hidden(ada, "phone", true);
  expect(told).toHaveBeenCalledTimes(2);
  presence.pages(ada, 0);
  expect(told).toHaveBeenCalledTimes(3);
});
