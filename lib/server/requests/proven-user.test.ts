import { describe, expect, it } from "vitest";
import type { HeaderSignIn } from "@/lib/server/access-settings";
import { readProvenUser } from "./proven-user";

const settings: HeaderSignIn = {
  userHeader: "x-forwarded-user",
  groupsHeader: "x-forwarded-groups",
  separator: ",",
  instructors: ["grace@example.org"],
  instructorGroup: "teachers",
  namesInstructors: true,
  signOutUrl: null,
};
const secret = "of the tests alone";
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

/** As Node has it: repeated headers are one, joined by a comma, and each in `rawHeaders`. */
function request(sent: [string, string][]) {
  const headers: Record<string, string> = {};
  for (const [name, value] of sent) {
    const key = name.toLowerCase();
    headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
  }
  return { headers, rawHeaders: sent.flat() };
}

function read(sent: Record<string, string>, by: string | null = null, over = settings) {
  const found = readProvenUser(request(Object.entries(sent)), over, by);
  return found.ok ? found.value : found.error.kind;
}

describe("whom a proxy names", () => {
  it("is who it says, from loopback alone", () => {
    expect(read({ "X-Forwarded-User": "ada" })).toEqual({ name: "ada", isInstructor: false });
    expect(read({})).toBeNull();
    expect(read({ "X-Forwarded-User": "  " })).toBeNull();
    expect(read({ "X-Forwarded-Email": "ada@example.org" })).toBeNull();
  });

  it.each([
    ["kube:admin"],
    ["ada@example.org"],
    ["Ada Lovelace"],
    ["EXAMPLE\\ada"],
    ["Lovelace, Ada"],
    ["CN=Ada Lovelace,OU=People,DC=example,DC=org"],
    ["x".repeat(500)],
  ])("may have the name %s", (name) => {
    expect(read({ "X-Forwarded-User": name })).toMatchObject({ name });
    const proven = { "X-Forwarded-User": name, Authorization: basic(`${name}:${secret}`) };
    expect(read(proven, secret)).toMatchObject({ name });
  });

  it.each([
    ["a line break", "ada\u0085grace"],
    ["501 characters", "x".repeat(501)],
  ])("is not taken from %s", (_what, name) => {
    expect(read({ "X-Forwarded-User": name })).toBe("bad-request");
  });

  it("is nobody else's where who is between joins what two have written", () => {
    const joined = read({ "X-Forwarded-User": "grace@example.org, ada" });
    expect(joined).toEqual({ name: "grace@example.org, ada", isInstructor: false });
  });

  it("is read as UTF-8, and as Latin-1 where it is none; composed, as lists of names are", () => {
    const asSent = (text: string) => Buffer.from(text).toString("latin1");
    expect(read({ "X-Forwarded-User": asSent("Zoë") })).toMatchObject({ name: "Zoë" });
    expect(read({ "X-Forwarded-User": asSent("Zoe\u0308") })).toMatchObject({ name: "Zoë" });
    expect(read({ "X-Forwarded-User": "Zo\u00eb" })).toMatchObject({ name: "Zoë" });
  });

  it("is refused where a header is there twice, as an old proxy makes it of what a client sends", () => {
    const twice = (name: string, values: [string, string]) => {
      const sent: [string, string][] = [["X-Forwarded-User", "ada"]];
      const all = request([...sent, ...values.map((value): [string, string] => [name, value])]);
      const found = readProvenUser(all, settings, null);
      return found.ok ? found.value : found.error.kind;
    };
    expect(twice("x-forwarded-user", ["ada", "grace@example.org"])).toBe("bad-request");
    expect(twice("X-Forwarded-GROUPS", ["teachers", "learners"])).toBe("bad-request");
    expect(twice("X-Other", ["a", "b"])).toMatchObject({ name: "ada" });
  });
});

describe("an instructor", () => {
  const roleOf = (groups: string, over: Partial<HeaderSignIn> = {}) => {
    const sent = { "X-Forwarded-User": "ada", "X-Forwarded-Groups": groups };
    const found = read(sent, null, { ...settings, ...over });
    return typeof found === "object" && found?.isInstructor;
  };

  it("is on the list, or in the group", () => {
    expect(read({ "X-Forwarded-User": "grace@example.org" })).toMatchObject({ isInstructor: true });
    expect(read({ "X-Forwarded-User": "Grace@example.org" })).toMatchObject({
      isInstructor: false,
    });
    expect(roleOf("learners,teachers")).toBe(true);
    expect(roleOf("learners, teachers")).toBe(true);
    expect(roleOf("learners|teachers", { separator: "|" })).toBe(true);
  });

  it("is nobody by part of a group's name, by another separator, or where no group is told", () => {
    expect(roleOf("teachers-of-others")).toBe(false);
    expect(roleOf("learners|teachers")).toBe(false);
    expect(roleOf("")).toBe(false);
    expect(roleOf("null,", { instructorGroup: null })).toBe(false);
    expect(roleOf("teachers", { groupsHeader: null })).toBe(false);
  });
});

describe("the proxy's proof", () => {
  const as = (authorization: string | undefined, user = "ada") =>
    read(
      { "X-Forwarded-User": user, ...(authorization && { Authorization: authorization }) },
      secret,
    );

  it("is the Basic password, behind whatever user", () => {
    expect(as(basic(`ada:${secret}`))).toMatchObject({ name: "ada" });
    expect(as(basic(`ada@example.org:${secret}`))).toMatchObject({ name: "ada" });
  });

  it.each([
    ["no proof", undefined],
    ["another password", basic("ada:another password!")],
    ["a part of it", basic(`ada:${secret.slice(0, -1)}`)],
    ["more than it", basic(`ada:${secret}!`)],
    ["no colon", basic(secret)],
    ["nothing", "Basic "],
    ["no Basic", `Bearer ${Buffer.from(`ada:${secret}`).toString("base64")}`],
    ["the secret itself", secret],
  ])("is missing with %s", (_what, authorization) => {
    expect(as(authorization)).toBe("sign-in-not-proven");
    expect(as(authorization, "")).toBeNull();
  });

  it("groups alone are refused, too", () => {
    expect(read({ "X-Forwarded-Groups": "teachers" }, secret)).toBe("sign-in-not-proven");
  });

  it("is taken off the request, and a personal token is not", () => {
    const headersAfter = (authorization: string, by: string | null = secret) => {
      const asked = request([["Authorization", authorization]]);
      readProvenUser(asked, settings, by);
      return asked.headers;
    };
    expect(headersAfter(basic(`ada:${secret}`))).toEqual({});
    expect(headersAfter(basic("ada:"), null)).toEqual({});
    expect(headersAfter("Bearer scrapelab_x")).toEqual({ authorization: "Bearer scrapelab_x" });
  });
});
