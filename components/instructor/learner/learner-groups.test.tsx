import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { GatewayGroups } from "@/lib/contract/classroom/learner-view";
import { LearnerGroups } from "./learner-groups";
import { LearnerPipeline } from "./learner-pipeline";

/** The pipeline and the groups below it, as they are told of this gateway. */
function shown(gateway: GatewayGroups | null): string {
  const view = { verdict: null, check: null, attempts: null, gateway, problem: null };
  return renderToStaticMarkup(
    <>
      <LearnerPipeline view={view} />
      <LearnerGroups gateway={gateway} />
    </>,
  );
}

test("a gateway that was never reached is not said to hold nothing", () => {
  const markup = shown({ groups: [], isKnown: false });
  expect(markup).toContain("unknown");
  expect(markup).toContain("What it holds is not known");
  expect(markup).not.toMatch(/0 groups|holds nothing/);
});

test("one that is empty is, and nothing is said before it was asked for", () => {
  const markup = shown({ groups: [], isKnown: true });
  expect(markup).toContain("0 groups");
  expect(markup).toContain("It holds nothing.");
  expect(shown(null)).not.toMatch(/0 groups|known|holds/);
});
