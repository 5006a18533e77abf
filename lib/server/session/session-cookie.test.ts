import { expect, it } from "vitest";
import { clearSessionCookies, readSessionCookies, writeSessionCookie } from "./session-cookie";

const [a, b, c] = ["Fe26.2*a", "Fe26.2*b", "Fe26.2*c"];
const header = `scrapelab_session=${a}; x=1; __Host-scrapelab_session=${b};scrapelab_session=${c}; scrapelab_session=junk`;

it("reads what looks like a seal, by name", () => {
  expect(readSessionCookies(header, { isSecure: false })).toEqual([[a, c]]);
  expect(readSessionCookies(header, { isSecure: true })).toEqual([[b], [a, c]]);
  expect(readSessionCookies(undefined, { isSecure: true })).toEqual([[], []]);
  expect(readSessionCookies("scrapelab_session", { isSecure: false })).toEqual([[]]);
});

it("writes the name that no other host can set where browsers come by https", () => {
  expect(writeSessionCookie(a, { isSecure: false })).toBe(
    `scrapelab_session=${a}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax`,
  );
  expect(writeSessionCookie(a, { isSecure: true })).toBe(
    `__Host-scrapelab_session=${a}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure`,
  );
});

it("signs out by every name that is read", () => {
  const names = clearSessionCookies({ isSecure: true }).map(
    (set) => /^[^;]+; .*Max-Age=0;/.exec(set)?.[0].split("=", 1)[0],
  );
  expect(names).toEqual(["__Host-scrapelab_session", "scrapelab_session"]);
  expect(clearSessionCookies({ isSecure: false })).toHaveLength(1);
});
