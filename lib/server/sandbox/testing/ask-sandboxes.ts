import { vi } from "vitest";
import * as z from "zod";
import type { SandboxState } from "@/lib/contract/sandbox";
import type { SandboxEndpoints, Sandboxes } from "@/lib/server/sandbox/sandboxes";

/** Every state a team was in, in order, with its sentence. */
export type ToldStates = { team: string; state: SandboxState; detail: string | null }[];

export interface OpenedSandboxes {
  sandboxes: Sandboxes;
  told: ToldStates;
}

export function tellStates(sandboxes: Sandboxes): ToldStates {
  const told: ToldStates = [];
  sandboxes.onChange((team) => told.push({ team, ...sandboxes.peek(team) }));
  return told;
}

export async function ready(sandboxes: Sandboxes, team: string): Promise<SandboxEndpoints> {
  const result = await sandboxes.ensure(team, 100_000);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 100_000, interval: 50 });

export const untilState = (sandboxes: Sandboxes, team: string, state: SandboxState) =>
  until(() => sandboxes.peek(team).state === state);

export async function push(gateway: string, group: string, text: string): Promise<void> {
  const answer = await fetch(`${gateway}/metrics/job/${group}`, { method: "PUT", body: text });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}

const groupsSchema = z.object({
  data: z.array(z.object({ labels: z.record(z.string(), z.string()) })),
});

/** The jobs of the groups on a gateway, sorted. */
export async function jobsOn(gateway: string): Promise<(string | undefined)[]> {
  const answer = await fetch(`${gateway}/api/v1/metrics`);
  const groups = groupsSchema.parse(await answer.json());
  return groups.data.map(({ labels }) => labels.job).sort();
}

const vectorSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
});

/** The series of an instant query, with their labels and values. */
export async function query(prometheus: string, expression: string) {
  const answer = await fetch(`${prometheus}/api/v1/query?query=${encodeURIComponent(expression)}`);
  const vector = vectorSchema.parse(await answer.json());
  return vector.data.result.map(({ metric, value }) => ({ ...metric, value: value[1] }));
}

export const untilSeries = (prometheus: string, expression: string) =>
  until(async () => (await query(prometheus, expression)).length > 0);
