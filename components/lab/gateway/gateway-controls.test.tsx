import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { defaultSiteNames, namesFor } from "@/lib/domain/site-names";
import { GatewayControls } from "./gateway-controls";

const names = namesFor("red", { ...defaultSiteNames, gatewaySelector: "app=gateway" });

const shown = (can: { restart: boolean; reset: boolean }) =>
  renderToStaticMarkup(
    <GatewayControls groups={2} can={can} names={names} onNote={() => undefined} />,
  );

test("what the app can do is offered, after a question", () => {
  const markup = shown({ restart: true, reset: true });
  expect(markup).toContain("Restart gateway");
  expect(markup).toContain("Reset sandbox");
  expect(markup).not.toContain("in the cluster");
});

test("what it cannot is not, and the page gives the command that does it", () => {
  const markup = shown({ restart: false, reset: false });
  expect(markup).not.toContain("Restart gateway");
  expect(markup).not.toContain("Reset sandbox");
  expect(markup).toContain("This gateway runs in the cluster");
  expect(markup, "as the instructions print it").toContain(
    "oc -n red-monitoring delete pod -l app=gateway",
  );
});
