import { expect, it } from "vitest";
import { createPages } from "./pages";
import { createTickets } from "./tickets";

const ada = { id: "1", name: "Ada", team: "ada" };
const session = { id: "s1", learner: ada, endsAtMs: Date.now() + 60_000 };

function originOf(at: { pagesUrl?: string; publicUrl?: string }, host: string | null): string {
  const url = (text: string | undefined) => (text === undefined ? null : new URL(text));
  const parts = { pagesUrl: url(at.pagesUrl), publicUrl: url(at.publicUrl), port: 3001 };
  return new URL(
    createPages(parts, createTickets({ attend: () => () => undefined })).addresses(session, host)
      .prometheus,
  ).origin;
}

it.each([
  [{}, "lab.local:3000", "http://lab.local:3001"],
  [{ publicUrl: "https://lab.example" }, "10.0.0.1:3000", "https://lab.example:3001"],
  [{ pagesUrl: "https://pages.example" }, "lab.local:3000", "https://pages.example"],
  [{}, "[::1]:3000", "http://[::1]:3001"],
  [{}, null, "http://localhost:3001"],
])("with %o a browser that asked %s sees the pages at %s", (at, host, origin) => {
  expect(originOf(at, host)).toBe(origin);
});
