import { afterAll, beforeAll, expect, it } from "vitest";
import { PUT } from "@/app/api/labs/[lab]/drafts/[step]/route";
import { GET } from "@/app/api/labs/[lab]/drafts/route";
import { draftOf, draftsSchema } from "@/lib/contract/drafts";
import { callRoute } from "./testing/call-route";
import { joinAs } from "./testing/instructor-calls";
import { openServices, type TestServices } from "./testing/open-services";

let services: TestServices;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services.close());

const params = { lab: "pushgateway", step: "first-push" };
const written = (text: string) => draftOf({ request: { body: text } });

async function open(name: string) {
  const { cookie } = await joinAs(name);
  return {
    async save(text: string, query = "") {
      const response = await callRoute(PUT, { cookie, params, json: written(text), query });
      const body = await response.json();
      return response.status === 200 ? body.revision : (body.code ?? response.status);
    },
    async kept() {
      const answer = await callRoute(GET, { cookie, params });
      const { drafts, revisions } = draftsSchema.parse(await answer.json());
      return [drafts["first-push"], revisions["first-push"]];
    },
  };
}

it("overwrites nothing that another device has written since, and the later one may choose", async () => {
  const { save, kept } = await open("Ada");
  expect(await save("laptop", "?revision=0&device=laptop")).toBe(1);
  expect(await save("phone", "?revision=0&device=phone")).toBe("draft-changed");
  expect(await kept()).toEqual([written("laptop"), 1]);
  expect(await save("phone", "?revision=1&device=phone")).toBe(2);
  expect(await save("laptop, more", "?revision=1&device=laptop")).toBe("draft-changed");
  expect(await kept()).toEqual([written("phone"), 2]);
});

it("takes what the same device writes in several tabs, and what says the same", async () => {
  const { save } = await open("Bob");
  expect(await save("one", "?revision=0&device=laptop")).toBe(1);
  expect(await save("two", "?revision=0&device=laptop")).toBe(2);
  expect(await save("two", "?revision=0&device=phone")).toBe(2);
});

it("takes whatever comes without a word of what was seen, as before", async () => {
  const { save, kept } = await open("Cleo");
  expect([await save("one"), await save("two")]).toEqual([1, 2]);
  expect(await kept()).toEqual([written("two"), 2]);
  for (const query of ["?revision=x&device=a", "?revision=1", "?revision=1&device=<b>"]) {
    expect(await save("three", query)).toBe("bad-request");
  }
});
