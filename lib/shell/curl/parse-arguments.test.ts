import { describe, expect, it } from "vitest";
import { parseArguments } from "./parse-arguments";

const at = "http://localhost:9091/";

function read(...args: string[]) {
  const parsed = parseArguments(args);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe("a command line of curl", () => {
  it("takes options before and after the address", () => {
    expect(read("-s", at, "-i")).toMatchObject({ urls: [at], silent: true, include: true });
  });

  it("takes letters joined, the last with its value", () => {
    const joined = {
      silent: true,
      showError: true,
      fail: true,
      data: [{ kind: "data", text: "a" }],
    };
    expect(read("-sSfd", "a", at)).toMatchObject(joined);
    expect(read("-sSfda", at)).toMatchObject(joined);
  });

  it("takes a long option cut short while only one goes on like it", () => {
    expect(read("--includ", at).include).toBe(true);
  });

  it("keeps each kind of data, in order", () => {
    const { data } = read("-d", "1", "--data-raw", "2", "--data-binary", "3", "--json", "4", at);
    expect(data.map(({ kind }) => kind)).toEqual(["data", "raw", "binary", "json"]);
  });

  it("reads every word behind -- as an address", () => {
    expect(read("--", "-x").urls).toEqual(["-x"]);
  });

  it("switches off with --no-", () => {
    expect(read("-s", "--no-silent", at).silent).toBe(false);
  });

  it("takes -m in seconds, and 0 as no limit", () => {
    expect(read("-m", "1.5", at).maxTimeMs).toBe(1500);
    expect(read("-m", "0", at).maxTimeMs).toBeNull();
  });

  it.each([
    [["--nonsense", at], "option --nonsense: is unknown"],
    [["--constructor", at], "option --constructor: is unknown"],
    [["--no-toString", at], "option --no-toString: is unknown"],
    [["--data=1", at], "option --data=1: is unknown"],
    [["--data-", "a", at], "option --data-: is ambiguous"],
    [["-s?", at], "option -s?: is unknown"],
    [["-"], "option -: is unknown"],
    [[at, "-d"], "option -d: requires parameter"],
    [["--request"], "option --request: requires parameter"],
    [["-s"], "no URL specified!"],
    [["-m", "soon", at], "option -m: expected a proper numerical parameter"],
    [["-m", "-1", at], "option -m: expected a positive numerical parameter"],
    [["--no-data", "x", at], "option --no-data: used '--no-' for option that isn't a boolean"],
    [["-sf", "--fail-with-body", at], "option --fail-with-body: is badly used here"],
  ])("refuses %j", (args, said) => {
    const parsed = parseArguments(args);
    const help = "curl: try 'curl --help' or 'curl --manual' for more information\n";
    expect(parsed).toEqual({
      ok: false,
      error: { exitCode: 2, message: `curl: ${said}\n${help}` },
    });
  });

  it("says of a real option that this shell does not have it", () => {
    const parsed = parseArguments(["-x", "http://proxy", at]);
    expect(parsed).toMatchObject({ ok: false, error: { exitCode: 2 } });
    expect(!parsed.ok && parsed.error.message).toContain("not of the curl in this shell");
  });

  it("says which letter a method comes after, where that of a proxy was written", () => {
    const parsed = parseArguments(["-x", "DELETE", at]);
    expect(!parsed.ok && parsed.error.message).toContain("names a proxy, and -X the method");
  });
});
