import { describe, expect, it } from "vitest";
import { readEnv, withoutSecrets } from "./env";

/** The one program that is certain to exist here stands for both. */
const programs = { PROMETHEUS_BIN: process.execPath, PUSHGATEWAY_BIN: process.execPath };

const linesOf = (source: Record<string, string>) => {
  const env = readEnv({ ...programs, ...source });
  return env.ok ? [] : env.error;
};

describe("sign-in by a proxy", () => {
  const user = { AUTH_HEADER_USER: "X-Forwarded-User" };
  const proof = { AUTH_PROXY_SECRET: "p".repeat(16) };

  it.each([
    [{ ...user, HOST: "0.0.0.0" }, "AUTH_PROXY_SECRET"],
    [{ ...user, HOST: "::" }, "AUTH_PROXY_SECRET"],
    [{ ...user, HOST: "10.0.0.7" }, "AUTH_PROXY_SECRET"],
    [{ ...user, AUTH_PROXY_SECRET: "short" }, "AUTH_PROXY_SECRET"],
    [{ ...user, INSTRUCTOR_GROUP: "teachers" }, "AUTH_HEADER_GROUPS"],
    [{ ...user, AUTH_HEADER_GROUPS: "x-forwarded-user" }, "AUTH_HEADER_GROUPS"],
    [
      { ...user, AUTH_HEADER_GROUPS: "X-Forwarded-Groups", INSTRUCTOR_GROUP: "cn=staff,ou=lab" },
      "AUTH_HEADER_SEPARATOR",
    ],
    [{ INSTRUCTORS: "ada" }, "AUTH_HEADER_USER"],
    [{ AUTH_HEADER_GROUPS: "X-Forwarded-Groups" }, "AUTH_HEADER_USER"],
    [proof, "AUTH_HEADER_USER"],
    [{ AUTH_SIGN_OUT_URL: "/oauth/sign_out" }, "AUTH_HEADER_USER"],
    [{ ...user, AUTH_SIGN_OUT_URL: "javascript:alert(1)" }, "AUTH_SIGN_OUT_URL"],
    [{ ...user, AUTH_SIGN_OUT_URL: "//elsewhere.example" }, "AUTH_SIGN_OUT_URL"],
    [{ AUTH_HEADER_USER: "Cookie" }, "AUTH_HEADER_USER"],
    [{ AUTH_HEADER_USER: "X-Scrapelab-User" }, "AUTH_HEADER_USER"],
    [{ TRUST_PROXY: "yes" }, "TRUST_PROXY"],
    [{ TRUST_PROXY: "0" }, "TRUST_PROXY"],
    [{ TRUST_PROXY: "10.128.0.0/33" }, "TRUST_PROXY"],
    [{ TRUST_PROXY: "10.128.0.0/14, router" }, "TRUST_PROXY"],
  ])("is refused for %j in one line", (source, variable) => {
    expect(linesOf(source)).toEqual([expect.stringContaining(variable)]);
  });

  it.each([
    user,
    { ...user, HOST: "localhost" },
    { ...user, HOST: "::1" },
    { ...user, ...proof, HOST: "::" },
    { ...user, AUTH_HEADER_GROUPS: "X-Forwarded-Groups", INSTRUCTOR_GROUP: "t" },
    { TRUST_PROXY: "2" },
    { TRUST_PROXY: "10.128.0.0/14, 2001:db8::/32 127.0.0.1" },
  ])("is taken from %j", (source) => {
    expect(linesOf(source)).toEqual([]);
  });

  it.each([
    ["ada, bob\ngrace", ["ada, bob", "grace"]],
    ["ada,bob  grace", ["ada", "bob", "grace"]],
    ["Lovelace, Ada; grace", ["Lovelace, Ada", "grace"]],
    ["CN=Ada,DC=example;", ["CN=Ada,DC=example"]],
  ])("has the instructors of %j", (written, names) => {
    const read = readEnv({ ...programs, ...user, INSTRUCTORS: written });
    expect(read.ok && read.value.headerSignIn?.instructors).toEqual(names);
  });

  it("has the group of instructors as its members have it, however it is composed", () => {
    const read = readEnv({
      ...{ ...programs, ...user, AUTH_HEADER_GROUPS: "X-Forwarded-Groups" },
      ...{ INSTRUCTOR_GROUP: "e\u0301quipe,a", AUTH_HEADER_SEPARATOR: "|" },
    });
    expect(read.ok && read.value.headerSignIn?.instructorGroup).toBe("\u00e9quipe,a");
  });

  it("shows no secret, and hands none on", () => {
    const read = readEnv({ ...programs, ...user, AUTH_PROXY_SECRET: "q".repeat(40) });
    if (!read.ok) throw new Error(read.error.join("\n"));
    expect(read.value.authProxySecret).toBe("q".repeat(40));
    expect(JSON.stringify(withoutSecrets(read.value))).not.toContain("qqqq");
    expect(linesOf({ ...user, AUTH_PROXY_SECRET: "qqqq" }).join()).not.toContain("qqqq");
  });
});
