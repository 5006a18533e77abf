import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const schemaSchema = z.object({
  type: z.string().optional(),
  $ref: z.string().optional(),
  required: z.array(z.string()).default([]),
  get properties() {
    return z.record(z.string(), schemaSchema).optional();
  },
  get additionalProperties() {
    return schemaSchema.optional();
  },
  get items() {
    return schemaSchema.optional();
  },
});
type Schema = z.output<typeof schemaSchema>;

const wanted = /\.route\.v1\.|\.meta\.v1\.|\.util\.intstr\.|\.security\.v1\./;
let definitions: Map<string, Schema> | null = null;

/** The OpenAPI file of OpenShift's API, as its own client brings it along. */
function readDefinitions(): Map<string, Schema> {
  const require = createRequire(import.meta.url);
  const main = require.resolve("openshift-rest-client");
  const file = new URL("lib/specs/openshift-openapi-spec.json.gz", `file://${main}`);
  const spec = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"));
  const all = z.object({ definitions: z.record(z.string(), z.unknown()) }).parse(spec).definitions;
  const own = Object.entries(all).filter(([name]) => wanted.test(name));
  return new Map(own.map(([name, schema]) => [name, schemaSchema.parse(schema)]));
}

/** What is wrong with a Route by OpenShift's own schema: unknown fields, missing ones, other types. */
export function routeFaults(route: unknown): string[] {
  definitions ??= readDefinitions();
  return faults(route, resolve("com.github.openshift.api.route.v1.Route"), "");
}

function resolve(name: string): Schema {
  const found = definitions?.get(name);
  if (!found) throw new Error(`OpenShift's schema has no ${name}.`);
  return found;
}

function faults(value: unknown, given: Schema, path: string): string[] {
  const schema = given.$ref ? resolve(given.$ref.replace("#/definitions/", "")) : given;
  const wrong = wrongType(value, schema, given.$ref);
  if (wrong) return [`${path} is no ${wrong}`];
  if (Array.isArray(value)) {
    const { items } = schema;
    return value.flatMap((each, i) => (items ? faults(each, items, `${path}[${i}]`) : []));
  }
  if (typeof value !== "object" || value === null) return [];
  // The cluster writes it.
  const missing = schema.required.filter((key) => key !== "status" && !(key in value));
  const at = (key: string) => (path === "" ? key : `${path}.${key}`);
  return [
    ...missing.map((key) => `${at(key)} is missing`),
    ...Object.entries(value).flatMap(([key, each]) => {
      const property = schema.properties?.[key] ?? schema.additionalProperties;
      return property ? faults(each, property, at(key)) : [`${at(key)} is no field of a Route`];
    }),
  ];
}

const isType: Record<string, (value: unknown) => boolean> = {
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  array: Array.isArray,
  integer: Number.isInteger,
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  "name or number": (value) => typeof value === "string" || Number.isInteger(value),
};

/** The type that a value should have and does not have. */
function wrongType(value: unknown, { type, properties }: Schema, ref = ""): string | null {
  const implied = properties ? "object" : undefined;
  const wanted = ref.endsWith(".IntOrString") ? "name or number" : (type ?? implied);
  return wanted === undefined || isType[wanted]?.(value) ? null : wanted;
}
