/**
 * Runs a validator that was compiled from a schema, and says which fields it never asked for: those are none of the
 * schema. For kinds whose package knows types, and lets unknown fields pass.
 */
export function unreadFields(value: object, validate: (value: object) => void): string[] {
  const unread = new Set<string>();
  validate(watched(value, "", unread));
  return [...unread].map((path) => `${path} is no field that its schema knows`);
}

function watched(value: object, path: string, unread: Set<string>): object {
  const at = (key: string) =>
    Array.isArray(value) ? `${path}[${key}]` : [path, key].filter(Boolean).join(".");
  const children = new Map<string, unknown>();
  for (const [key, each] of Object.entries(value)) {
    if (!Array.isArray(value)) unread.add(at(key));
    children.set(key, isObject(each) ? watched(each, at(key), unread) : each);
  }
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === "symbol" || !children.has(key)) return Reflect.get(target, key);
      unread.delete(at(key));
      return children.get(key);
    },
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
