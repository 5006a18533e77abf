import * as z from "zod/mini";

/** An answer of Prometheus' HTTP API, its errors left out: where names fail there is nothing to offer. */
const successOf = <T>(data: z.ZodMiniType<T>) => z.object({ status: z.literal("success"), data });

/** https://prometheus.io/docs/prometheus/latest/querying/api/#getting-label-names and label values */
export const namesSchema = successOf(z.array(z.string()));

/** https://prometheus.io/docs/prometheus/latest/querying/api/#querying-metric-metadata */
export const metadataSchema = successOf(
  z.record(z.string(), z.array(z.object({ type: z.string(), help: z.string() }))),
);

/** https://prometheus.io/docs/prometheus/latest/querying/api/#build-information */
export const buildSchema = successOf(z.object({ version: z.string() }));
