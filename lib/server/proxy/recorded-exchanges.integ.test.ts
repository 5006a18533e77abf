import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Learner } from "@/lib/contract/session";
import recordedExchanges from "@/lib/domain/pushgateway/testing/recorded/pushgateway-1-5-1.json";
import { openTestFront, sendRaw, type TestFront } from "@/lib/server/front/testing/open-test-front";

const familiesSchema = z.record(
  z.string(),
  z.object({
    type: z.string(),
    help: z.string().nullish(),
    metrics: z.array(z.record(z.string(), z.unknown())),
  }),
);

/** Exchanges with a Pushgateway 1.5.1, each case from an empty gateway on. */
const recordedSchema = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      steps: z.array(
        z.object({
          method: z.string(),
          path: z.string(),
          body: z.string().nullable(),
          bodyEncoding: z.enum(["utf8", "base64"]),
          headers: z.record(z.string(), z.string()),
          status: z.number(),
          response: z.string(),
        }),
      ),
      groupsAfter: z.array(
        z.object({
          labels: z.record(z.string(), z.string()),
          last_push_successful: z.boolean(),
          families: familiesSchema,
          push_ok: z.boolean(),
          push_failed: z.boolean(),
        }),
      ),
      scrapeStatus: z.number(),
    }),
  ),
});
const recordedVersion = "1.5.1";
const recorded = recordedSchema.parse(recordedExchanges);

const ownFamilies = ["push_time_seconds", "push_failure_time_seconds"] as const;
const liveGroupSchema = z
  .looseObject({ labels: z.record(z.string(), z.string()), last_push_successful: z.boolean() })
  .transform(({ labels, last_push_successful, ...rest }) => {
    const families = familiesSchema.parse(rest);
    const [success, failure] = ownFamilies.map((name) => {
      const value = families[name]?.metrics[0]?.value;
      delete families[name];
      return Number(value) > 0;
    });
    return { labels, last_push_successful, families, push_ok: success, push_failed: failure };
  });

interface Recorder {
  cookie: string;
  learner: Learner;
}

let front: TestFront;
let version: string;

/** Learners whom no case needs just now, each with a gateway of their own. */
const free: Recorder[] = [];

beforeAll(async () => {
  front = await openTestFront();
  const first = await front.join("Recorder");
  free.push(first);
  version = (await read(first, "/api/v1/status", statusSchema)).data.build_information.version;
});
afterAll(() => front.close());

const statusSchema = z.object({
  data: z.object({ build_information: z.object({ version: z.string() }) }),
});
const metricsSchema = z.object({ data: z.array(liveGroupSchema) });

async function read<T>({ cookie }: Recorder, path: string, schema: z.ZodType<T>): Promise<T> {
  const answer = await sendRaw(front.base, {
    path: `/sandbox/pushgateway${path}`,
    headers: { cookie },
  });
  expect(answer.status).toBe(200);
  return schema.parse(JSON.parse(answer.body.toString()));
}

test.concurrent.each(recorded.cases)("$name", async ({ steps, groupsAfter, scrapeStatus }) => {
  const recorder = free.pop() ?? (await front.join("Recorder"));
  const { cookie, learner } = recorder;
  expect(await front.sandboxes.restart(learner.team, "pushgateway")).toMatchObject({ ok: true });
  const attempts = () => front.ended.filter((each) => each.learner.id === learner.id);
  const before = attempts().length;
  for (const step of steps) {
    const answer = await sendRaw(front.base, {
      method: step.method,
      path: `/sandbox/pushgateway${step.path}`,
      headers: { ...step.headers, cookie },
      ...(step.body === null ? {} : { body: Buffer.from(step.body, step.bodyEncoding) }),
    });
    expect(answer.status).toBe(step.status);
    expect(comparable(answer.body.toString())).toBe(comparable(step.response));
  }
  const live = await read(recorder, "/api/v1/metrics", metricsSchema);
  expect(live.data.map(sortedGroup).sort()).toEqual(
    groupsAfter.map((group) => sortedGroup(group)).sort(),
  );
  const scrape = await sendRaw(front.base, {
    path: "/sandbox/pushgateway/metrics",
    headers: { cookie },
  });
  expect(scrape.status).toBe(scrapeStatus);

  // Every exchange that is no read is kept as an attempt.
  const sent = steps.filter(({ method }) => method !== "GET" && method !== "HEAD");
  expect(
    attempts()
      .slice(before)
      .map(({ attempt }) => [attempt.method, attempt.path, attempt.status]),
  ).toEqual(sent.map(({ method, path, status }) => [method, path, status]));
  free.push(recorder);
});

/**
 * The gateway's own words. Go varies the spacing of label dumps, the order of several errors and which of
 * two equal series it names; other versions dump labels in another way altogether, so of those only what
 * comes before is compared.
 */
function comparable(answer: string): string {
  const folded = answer
    .replace(/\s+/g, " ")
    .replace(/gauge:<value:\S+/g, "gauge:<value>")
    .trim();
  if (version !== recordedVersion && folded.includes("{")) return folded.replace(/\{.*$/s, "");
  return folded.split(" * ").sort().join(" * ");
}

function sortedGroup(group: object): string {
  return JSON.stringify(group, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, each]) => each !== null && each !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
}
