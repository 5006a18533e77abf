import { expect, it } from "vitest";
import { noticeOf } from "./pipeline-notice";

const sandbox = { state: "ready", detail: null, isExternal: false } as const;

it.each(["lost", "silent"] as const)(
  "leaves it to the header that a browser is offline, where the connection is %s",
  (connection) => {
    const state = { session: "mine", connection, sandbox } as const;
    expect(noticeOf(state, false)?.text).toMatch(/^(Connection lost|Live updates)/);
    expect(noticeOf(state, true)).toBeNull();
  },
);

it("tells an offline browser all the same that its learner is signed out", () => {
  const state = { session: "signed-out", connection: "lost", sandbox } as const;
  expect(noticeOf(state, true)?.text).toMatch(/^You are signed out/);
});
