import * as z from "zod/mini";

/** Next takes no longer one, and a page of ours has a tenth of it. */
const maxLength = 8 * 1024;

const segmentSchema = z.union([
  z.string(),
  z.tuple([
    z.string(),
    z.string(),
    z.string().check(z.regex(/^(?:oc|[cd]i?(?:\(\.{1,3}\)){0,2})$/)),
    z.nullable(z.array(z.string())),
  ]),
]);

interface RouterState extends Array<unknown> {}

/** As Next's router sends it (`flightRouterStateSchema` of Next 16). */
const routerStateSchema: z.ZodMiniType<RouterState> = z.tuple([
  segmentSchema,
  z.lazy(() => z.record(z.string(), routerStateSchema)),
  z.optional(z.nullable(z.tuple([z.string(), z.string()]))),
  z.optional(z.nullable(z.enum(["refetch", "inside-shared-layout", "metadata-only"]))),
  z.optional(z.nullable(z.number())),
  z.optional(z.string()),
]);

/** Whether Next can read the header `Next-Router-State-Tree`; it answers 500 to what it cannot. */
export function isRouterState(header: string): boolean {
  if (header.length > maxLength) return false;
  try {
    return routerStateSchema.safeParse(JSON.parse(decodeURIComponent(header))).success;
  } catch {
    return false;
  }
}
