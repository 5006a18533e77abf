import { z } from "zod";

/** A field as an author writes it. */
export interface Field {
  /** From the top of the file or of the item, such as `request.path`; `[]` stands for each item of a list. */
  path: string;
  /** What is written there, in words. */
  value: string;
  isRequired: boolean;
  /** What a schema without a description leaves empty. */
  meaning: string;
}

/** Every field of an object, with those of the objects in it below. The key `kind` is left out. */
export function describeFields(schema: z.ZodType, prefix = ""): Field[] {
  const object = unwrap(schema);
  if (!(object instanceof z.ZodObject)) return [];
  return Object.entries(object.shape)
    .filter(([name]) => name !== "kind")
    .flatMap(([name, written]) => {
      const field = asSchema(written);
      const path = `${prefix}${name}`;
      const inner = unwrap(field);
      const isList = inner instanceof z.ZodArray;
      const below = isList ? describeFields(asSchema(inner.element), `${path}[].`) : [];
      return [
        {
          path,
          value: valueText(field),
          isRequired: !isOptional(field),
          meaning: meaningOf(field),
        },
        ...(isList ? below : describeFields(inner, `${path}.`)),
      ];
    });
}

/** What a schema says of itself; the outermost description counts. */
export function meaningOf(schema: z.ZodType): string {
  const inside = innerOf(schema);
  return schema.description ?? (inside ? meaningOf(inside) : "");
}

function valueText(schema: z.ZodType): string {
  if (schema instanceof z.ZodDefault) {
    return `${valueText(asSchema(schema.unwrap()))}; ${code(schema.def.defaultValue)} unless written`;
  }
  const inside = innerOf(schema);
  if (inside) return valueText(inside);
  if (schema instanceof z.ZodEnum)
    return schema.options.length > maxNamed ? "a code" : oneOf(schema.options);
  if (schema instanceof z.ZodLiteral) return oneOf([...schema.values]);
  if (schema instanceof z.ZodArray) return `a list: ${valueText(asSchema(schema.element))}`;
  if (schema instanceof z.ZodRecord)
    return `names, each with ${valueText(asSchema(schema.valueType))}`;
  if (schema instanceof z.ZodUnion) {
    return schema instanceof z.ZodDiscriminatedUnion
      ? "fields"
      : schema.options.map((each) => valueText(asSchema(each))).join(", or ");
  }
  if (schema instanceof z.ZodNumber) return "a number";
  if (schema instanceof z.ZodBoolean) return "`true` or `false`";
  return schema instanceof z.ZodString ? "text" : "fields";
}

const maxNamed = 10;
const code = (value: unknown) => `\`${JSON.stringify(value)}\``;
const oneOf = (values: readonly unknown[]) =>
  values.map((each) => `\`${String(each)}\``).join(" or ");

function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(undefined).success;
}

function unwrap(schema: z.ZodType): z.ZodType {
  const inside = innerOf(schema);
  return inside ? unwrap(inside) : schema;
}

function innerOf(schema: z.ZodType): z.ZodType | null {
  const wraps =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault;
  if (wraps) return asSchema(schema.unwrap());
  if (schema instanceof z.ZodPipe) {
    return asSchema(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  }
  return null;
}

function asSchema(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new Error("the content's schemas are all of zod's classic kind");
}
