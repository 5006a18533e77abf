import { describe, expect, it } from "vitest";
import { parseKubeArguments } from "./parse-kube-arguments";

function read(line: string) {
  const parsed = parseKubeArguments(line.split(" "));
  if (!parsed.ok) throw new Error(parsed.error.said);
  return { ...parsed.value, flags: Object.fromEntries(parsed.value.flags) };
}

describe("a command line of kubectl", () => {
  it.each([
    ["get jobs -n other", { path: "get", words: ["jobs"], flags: { namespace: "other" } }],
    ["-n create get jobs", { path: "get", words: ["jobs"], flags: { namespace: "create" } }],
    ["get -nother jobs", { words: ["jobs"], flags: { namespace: "other" } }],
    ["get -n=other jobs", { flags: { namespace: "other" } }],
    ["get --namespace=other jobs", { flags: { namespace: "other" } }],
    ["get jobs -Ao name", { flags: { "all-namespaces": "true", output: "name" } }],
    ["get jobs --no-headers=false", { flags: {} }],
    ["create job a --image=b", { path: "create job", words: ["a"], flags: { image: "b" } }],
    ["create job a --image b -- c --d", { command: ["c", "--d"], flags: { image: "b" } }],
    ["get jobs", { command: null }],
  ])("%s", (line, expected) => {
    expect(read(line)).toMatchObject(expected);
  });

  it("leaves out a switch that is off", () => {
    expect(read("get jobs --no-headers=false").flags).toEqual({});
  });

  it.each([
    ["get jobs --nonsense", "get", "unknown flag: --nonsense"],
    ["get jobs -z", "get", "unknown shorthand flag: 'z' in -z"],
    ["get jobs -Az", "get", "unknown shorthand flag: 'z' in -Az"],
    ["constructor --function", "constructor", "unknown flag: --function"],
    ["get jobs --image=x", "get", "unknown flag: --image"],
    ["create job a --imag=b", "create job", "unknown flag: --imag"],
    ["get jobs -n", "get", "flag needs an argument: 'n' in -n"],
    ["get jobs --namespace", "get", "flag needs an argument: --namespace"],
    [
      "logs x --tail=y",
      "logs",
      'invalid argument "y" for "--tail" flag: strconv.ParseInt: parsing "y": invalid syntax',
    ],
    [
      "get jobs -A=y",
      "get",
      'invalid argument "y" for "-A, --all-namespaces" flag: strconv.ParseBool: parsing "y": invalid syntax',
    ],
  ])("%s is refused", (line, path, said) => {
    expect(parseKubeArguments(line.split(" "))).toEqual({ ok: false, error: { said, path } });
  });
});
