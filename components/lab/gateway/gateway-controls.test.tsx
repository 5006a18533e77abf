import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { GatewayControls } from "./gateway-controls";

const shown = (can: { restart: boolean; reset: boolean }) =>
  renderToStaticMarkup(<GatewayControls groups={2} can={can} onNote={() => undefined} />);

test("what the app can do is offered, after a question", () => {
  const markup = shown({ restart: true, reset: true });
  expect(markup).toContain("Restart gateway");
  expect(markup).toContain("Reset sandbox");
  expect(markup).not.toContain("in the cluster");
});

test("what it cannot is not, and the page says who does it", () => {
  const markup = shown({ restart: false, reset: false });
  expect(markup).not.toContain("<button");
  expect(markup).toContain("This gateway runs in the cluster: it is restarted there");
});
