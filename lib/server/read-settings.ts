import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";

/** Environment variables, of the process or of a test. */
export type Source = Readonly<Record<string, string | undefined>>;

/** Variables by name; each schema's description says what to write. */
export type SettingShape = Readonly<Record<string, z.ZodType>>;

/** Not shown, but for their length. */
const secrets = new Set([
  "SESSION_SECRET",
  "INSTRUCTOR_PASSWORD",
  "WEBHOOK_SECRET",
  "AUTH_PROXY_SECRET",
]);

/** A name and a password in an address. */
const userinfo = /(:\/\/)[^/?#]*@/;

/** Whether a variable has a value; an empty one is none. */
export const isGiven = (source: Source, variable: string): boolean => Boolean(source[variable]);

/** The variables' values, or one line for every wrong one: the variable, what it is, what to write. */
export function readSettings<S extends SettingShape>(
  shape: S,
  source: Source,
): Result<z.output<z.ZodObject<S>>, string[]> {
  const given = Object.keys(shape).filter((variable) => isGiven(source, variable));
  const values = Object.fromEntries(given.map((variable) => [variable, source[variable]]));
  const parsed = z.object(shape).safeParse(values);
  if (parsed.success) return ok(parsed.data);
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const lines = Object.entries(shape)
    .filter(([variable]) => wrong.has(variable))
    .map(([variable, { description = "another value" }]) => {
      return `${variable} is ${shown(variable, source)}; write ${description}.`;
    });
  return err(lines);
}

function shown(variable: string, source: Source): string {
  const value = source[variable] ?? "";
  if (value === "") return "not set";
  return secrets.has(variable)
    ? `${value.length} characters long`
    : JSON.stringify(value.replace(userinfo, "$1…@"));
}

export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);

const unitSchema = z.enum(["ms", "s", "m"]);
const unitMs = { ms: 1, s: 1000, m: 60_000 } as const;

/** In milliseconds, from 100 ms to an hour. */
export const duration = z
  .string()
  .transform((value) => /^(\d{1,6})(ms|s|m)$/.exec(value))
  .transform((match) => Number(match?.[1]) * unitMs[unitSchema.parse(match?.[2] ?? "ms")])
  .refine((ms) => ms >= 100 && ms <= 3_600_000);

/** In milliseconds, from a second. */
export const minutes = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,6})?$/)
  .transform((value) => Number(value) * 60_000)
  .refine((ms) => ms >= 1000);
