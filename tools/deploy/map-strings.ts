/** The same value with each text in it replaced; `key` is the field or the place in a list that holds it. */
export function mapStrings<T>(value: T, replace: (text: string, key: string) => string): T {
  return mapped(value, replace, "") as T;
}

function mapped(
  value: unknown,
  replace: (text: string, key: string) => string,
  key: string,
): unknown {
  if (typeof value === "string") return replace(value, key);
  if (Array.isArray(value)) return value.map((each, i) => mapped(each, replace, `${i}`));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, mapped(each, replace, name)]);
  return Object.fromEntries(entries);
}
