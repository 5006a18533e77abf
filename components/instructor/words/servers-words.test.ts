import { expect, it } from "vitest";
import { serversAdvice, serversMark } from "./servers-words";

const at = "https://pushgateway.ada-monitoring:9091";
const fault = { server: "pushgateway", why: "not-let-in", at } as const;
const sandboxProblem = "Tell your instructor.";

it("a mark says which of the reasons it is, where that is known", () => {
  expect(serversMark({ sandboxFault: fault })).toBe("credentials refused");
  expect(serversMark({ sandboxFault: { ...fault, why: "not-found" } })).toBe(
    "no stack at its address",
  );
  expect(serversMark({ sandboxProblem })).toBe("servers not reached");
});

it("advice says where and what to see to, and nothing of the team where names are hidden", () => {
  const shown = serversAdvice({ sandboxFault: fault, sandboxProblem }, { addressOf: (is) => is });
  expect(shown).toContain(`What stands before ${at} does not let Scrapelab in: see that`);
  expect(shown).toMatch(/ The team reads: Tell your instructor\.$/);
  const addressOf = () => "its address";
  expect(serversAdvice({ sandboxFault: fault, sandboxProblem }, { addressOf })).not.toContain(
    "ada",
  );
  expect(serversAdvice({ sandboxProblem }, { addressOf })).toBe(
    "Servers not reached. The team reads: Tell your instructor.",
  );
});
