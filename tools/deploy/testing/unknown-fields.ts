import * as models from "@kubernetes/client-node/dist/gen/models/all.js";

interface Attribute {
  baseName: string;
  type: string;
}

const classes = new Map<string, unknown>(Object.entries(models));

/** The name that Kubernetes' own client has for a kind: `V1Deployment` of `apps/v1`. */
export function classOf({ apiVersion, kind }: { apiVersion: string; kind: string }): string | null {
  const version = apiVersion.split("/").at(-1) ?? "";
  const name = `${version.charAt(0).toUpperCase()}${version.slice(1)}${kind}`;
  return attributesOf(name) ? name : null;
}

/**
 * Where in `value` there are fields that its type does not have. The types are those of Kubernetes' own client, which
 * are made from the API server's OpenAPI.
 */
export function unknownFields(value: unknown, type: string, path = ""): string[] {
  const item = /^Array<(.*)>$/.exec(type)?.[1];
  if (item !== undefined) {
    return asArray(value).flatMap((each, index) => unknownFields(each, item, `${path}[${index}]`));
  }
  const entry = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (entry !== undefined) {
    return entriesOf(value).flatMap(([key, each]) => unknownFields(each, entry, `${path}.${key}`));
  }
  const attributes = attributesOf(type);
  if (!attributes) return [];
  return entriesOf(value).flatMap(([key, each]) => {
    const attribute = attributes.find(({ baseName }) => baseName === key);
    const at = path === "" ? key : `${path}.${key}`;
    return attribute
      ? unknownFields(each, attribute.type, at)
      : [`${at} is no field of ${type.replace(/^V\d(alpha\d|beta\d)?/, "")}`];
  });
}

function attributesOf(name: string): Attribute[] | null {
  const found = classes.get(name);
  if (typeof found !== "function" || !("getAttributeTypeMap" in found)) return null;
  const { getAttributeTypeMap } = found;
  return typeof getAttributeTypeMap === "function" ? getAttributeTypeMap() : null;
}

const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function entriesOf(value: unknown): [string, unknown][] {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? Object.entries(value) : [];
}
