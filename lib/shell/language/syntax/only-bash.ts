// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expansions of a shell.

/**
 * What of a script that has been read only bash has, by the name under which `sh` refuses it; null for nothing.
 * On Debian and Ubuntu `sh` is dash, which takes some of it for an error and some for a plain text.
 */
export function findOnlyBash(part: unknown): string | null {
  if (typeof part !== "object" || part === null) return null;
  const own = Array.isArray(part) ? null : nameOf(part as Part);
  if (own !== null) return own;
  for (const each of Object.values(part)) {
    const found = findOnlyBash(each);
    if (found !== null) return found;
  }
  return null;
}

const types: Readonly<Record<string, string>> = {
  ConditionalCommand: "[[",
  ArithmeticCommand: "((",
  CountingFor: "for ((",
  ProcessSubstitution: "<(",
  ArrayAssignment: "an array",
  Braces: "{…}",
  Substring: "${name:offset}",
  PatternReplacement: "${name/pattern}",
  CaseModification: "${name^^}",
  Transform: "${name@operator}",
  Indirection: "${!name}",
  ArrayKeys: "${!name[@]}",
  NamePrefix: "${!name*}",
};

const operators = new Set<unknown>(["<<<", "&>", "&>>"]);
const terminators = new Set<unknown>([";&", ";;&"]);
const commands = new Set(
  "source declare typeset let shopt mapfile readarray pushd popd dirs".split(" "),
);
const variable =
  /^(RANDOM|SECONDS|HOSTNAME|EPOCHSECONDS|EPOCHREALTIME|BASH\w*|PIPESTATUS|FUNCNAME)\b/;

type Part = Readonly<Record<string, unknown>>;

function nameOf(part: Part): string | null {
  return ofType(part) ?? ofField(part) ?? ofSource(part);
}

function ofType({ type, parameter, words }: Part): string | null {
  if (type === "ParameterExpansion") return ofParameter(String(parameter));
  if (type === "SimpleCommand") return ofWords(words);
  return types[String(type)] ?? null;
}

function ofField({ operator, terminator, takesErrors, value }: Part): string | null {
  if (operators.has(operator)) return String(operator);
  if (terminators.has(terminator)) return String(terminator);
  if (Array.isArray(takesErrors) && takesErrors.includes(true)) return "|&";
  return Array.isArray(value) ? "an array" : null;
}

function ofParameter(name: string): string | null {
  if (/^\w+\[/.test(name)) return "an array";
  return variable.test(name) ? `$${name}` : null;
}

function ofWords(words: unknown): string | null {
  const [first = "", ...rest] = Object.values(words ?? []).map(({ source }) => String(source));
  if (commands.has(first)) return first;
  if (first === "set" && rest.includes("pipefail")) return "set -o pipefail";
  return (first === "[" || first === "test") && rest.includes("==") ? `== in ${first}` : null;
}

/** Of a statement or a word: what only its text still shows. */
function ofSource({ source, pipelines, parts }: Part): string | null {
  if (typeof source !== "string") return null;
  if (pipelines) return /^function[ \t]/.test(source) ? "function" : null;
  const isQuoted = Array.isArray(parts) && parts.some(({ type }) => type === "Quoted");
  return isQuoted && /(^|[^\\"'])\$'/.test(source) ? "$'…'" : null;
}
