import { expect, it } from "vitest";
import { closeServices } from "./close-services";

const never = { close: () => new Promise<void>(() => undefined) };

function openParts() {
  const [closed, errors]: [string[], unknown[]] = [[], []];
  const part = (name: string) => ({
    close: async () => {
      closed.push(name);
    },
  });
  const parts = {
    ...{ teams: { close: () => void closed.push("teams") }, sandboxes: part("sandboxes") },
    ...{ classroom: part("classroom"), store: part("store") },
    onError: (error: unknown) => errors.push(error),
  };
  return { parts, closed, errors };
}

it("closes the store last", async () => {
  const { parts, closed } = openParts();
  await closeServices(parts);
  expect(closed).toEqual(["teams", "sandboxes", "classroom", "store"]);
});

it.each(["sandboxes", "classroom"] as const)(
  "closes the store though %s never end",
  async (name) => {
    const { parts, closed } = openParts();
    await closeServices({ ...parts, [name]: never }, 20);
    expect(closed.at(-1)).toBe("store");
  },
);

it("tells what fails to end, and closes the rest", async () => {
  const { parts, closed, errors } = openParts();
  const error = new Error("stuck");
  await closeServices({ ...parts, sandboxes: { close: () => Promise.reject(error) } });
  expect(errors).toEqual([error]);
  expect(closed).toEqual(["teams", "classroom", "store"]);
});
