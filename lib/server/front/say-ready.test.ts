import { expect, test } from "vitest";
import { sayReady } from "./say-ready";

const own = { host: "127.0.0.1", publicUrl: null, pagesUrl: null };
const ready = { own, port: 3000, pagesPort: 3001, sandboxBytes: 28e6 };
const plain = { ...ready, isClass: false, isTerminal: false };

test("says where it is served for this machine alone", () => {
  expect(sayReady(plain)).toBe(
    "The pages of the learners' servers are at http://localhost:3001\nScrapelab is ready at http://localhost:3000\n",
  );
});

test("says where others reach it", () => {
  const at = (host: string) => sayReady({ ...plain, own: { ...own, host } });
  expect(at("10.0.0.1")).toContain(
    "Others in this network reach Scrapelab at http://10.0.0.1:3000\nScrapelab is ready at http://10.0.0.1:3000\n",
  );
  expect(at("127.0.0.1")).not.toContain("network");
});

test("says behind another address where it listens", () => {
  const publicUrl = new URL("https://lab.example.org");
  expect(sayReady({ ...plain, own: { ...own, publicUrl } })).toContain(
    "ready at https://lab.example.org (listening on port 3000 of 127.0.0.1)\n",
  );
});

test("says to a class how it gets there, with the address of the app last", () => {
  const publicUrl = new URL("http://lab.example.org");
  const said = sayReady({ ...plain, isClass: true, own: { ...own, host: "::", publicUrl } });
  expect(said).toMatch(
    /^Your class opens one of these:\n\nhttp:\/\/lab\.example\.org\n\n[█▀▄ ]{20}/,
  );
  expect(said).toMatch(/ready at http:\/\/lab\.example\.org \(listening on port 3000 of ::\)\n$/);
});

test.each([
  [null, null, false],
  ["https://lab.example.org", null, true],
  ["https://lab.example.org", "https://lab.example.org:8443", true],
  ["https://lab.example.org", "https://pages.example.org", false],
])("with PUBLIC_URL %s and PAGES_URL %s warns of a shared host: %s", (app, pages, isWarned) => {
  const url = (text: string | null) => (text === null ? null : new URL(text));
  const said = sayReady({ ...plain, own: { ...own, publicUrl: url(app), pagesUrl: url(pages) } });
  expect(said.includes("Write an address with another host name to PAGES_URL.")).toBe(isWarned);
});
