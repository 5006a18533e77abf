import type { z } from "zod";
import { isSimilarName } from "@/lib/domain/difference/likeness";
import { knownKeys, valueAt } from "./known-keys";

type Issue = z.core.$ZodIssue;

/** A problem of a parsed YAML document in an author's words, and the path of the key it is about. */
export interface Explained {
  path: PropertyKey[];
  message: string;
}

/** What zod found, with what to write instead. */
export function explainIssue(issue: Issue, schema: z.ZodType, value: unknown): Explained[] {
  const { path } = issue;
  const key = String(path.at(-1) ?? "the front matter");
  const given = valueAt(value, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((unknown) => ({
        path: [...path, unknown],
        message: `unknown key "${unknown}"; ${instead(unknown, knownKeys(schema, path, value))}`,
      }));
    case "invalid_union": {
      const options = "options" in issue ? (issue.options ?? []).map(String) : [];
      if (options.length === 0) return [{ path, message: `"${key}": ${issue.message}` }];
      const written = given === undefined ? `"${key}" is missing` : `unknown ${key} "${given}"`;
      const name =
        path.at(-2) === "check" && given !== undefined ? `unknown check kind "${given}"` : written;
      return [{ path, message: `${name}; ${instead(String(given), options)}` }];
    }
    case "invalid_type":
      return [{ path, message: explainType(key, given, issue.expected) }];
    case "invalid_value": {
      const values = issue.values.map(String);
      return [{ path, message: `"${key}" is ${show(given)}; ${instead(String(given), values)}` }];
    }
    case "invalid_key":
      return [{ path, message: `key "${key}": ${issue.issues[0]?.message ?? issue.message}` }];
    default:
      return [{ path, message: `"${key}": ${issue.message}` }];
  }
}

function explainType(key: string, given: unknown, expected: string): string {
  if (given === undefined)
    return `"${key}" is missing; write ${key}: followed by a ${typeName(expected)}`;
  const quotes = expected === "string" && typeof given !== "object" ? `: ${key}: "${given}"` : "";
  return `"${key}" is ${show(given)}; write a ${typeName(expected)}${quotes}`;
}

const typeNames: Record<string, string> = {
  string: "text",
  array: "list such as [a, b]",
  object: "mapping of keys to values",
  record: "mapping of keys to values",
};

function typeName(expected: string): string {
  return typeNames[expected] ?? expected;
}

function show(given: unknown): string {
  if (Array.isArray(given)) return "a list";
  if (typeof given === "object" && given !== null) return "a mapping";
  return given === undefined ? "missing" : `the ${typeof given} ${JSON.stringify(given)}`;
}

function instead(written: string, allowed: readonly string[]): string {
  const near = allowed.find((each) => isSimilarName(each, written));
  if (near !== undefined) return `write "${near}" instead`;
  return allowed.length > 0 ? `write one of ${allowed.join(", ")}` : "leave it out";
}
