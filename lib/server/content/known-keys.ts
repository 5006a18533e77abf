import { z } from "zod";

type Path = readonly PropertyKey[];

/** The keys that a schema allows for the object at a path of `value`; empty where that is open. */
export function knownKeys(schema: z.ZodType, path: Path, value: unknown): string[] {
  const inner = unwrap(schema, value);
  const [first, ...rest] = path;
  if (first === undefined) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  const below = childOf(inner, first);
  return below ? knownKeys(below, rest, valueAt(value, [first])) : [];
}

/** What stands at a path of a parsed document; undefined where it ends before. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

function childOf(schema: z.ZodType, key: PropertyKey): z.ZodType | null {
  if (schema instanceof z.ZodObject) return asSchema(schema.shape[String(key)]);
  if (schema instanceof z.ZodArray) return asSchema(schema.element);
  return null;
}

function unwrap(schema: z.ZodType, value: unknown): z.ZodType {
  const inner = innerOf(schema, value);
  return inner ? unwrap(inner, value) : schema;
}

function innerOf(schema: z.ZodType, value: unknown): z.ZodType | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return asSchema(schema.unwrap());
  }
  if (schema instanceof z.ZodDefault) return asSchema(schema.unwrap());
  if (schema instanceof z.ZodPipe) {
    return asSchema(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const chosen = valueAt(value, [discriminator]);
    const option = schema.options.find((each) => {
      const literal = each instanceof z.ZodObject ? asSchema(each.shape[discriminator]) : null;
      return literal?.safeParse(chosen).success ?? false;
    });
    return asSchema(option);
  }
  return null;
}

function asSchema(schema: unknown): z.ZodType | null {
  return schema instanceof z.ZodType ? schema : null;
}
