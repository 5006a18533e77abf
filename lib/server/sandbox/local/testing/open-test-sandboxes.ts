import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import * as z from "zod";
import type { SandboxState } from "@/lib/contract/sandbox";
import type { ServerName } from "@/lib/domain/stack/stack";
import { readProcessEnv, type SandboxSettings } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { folderOf } from "@/lib/server/sandbox/local/folder-of";
import { serversOn } from "@/lib/server/sandbox/local/leftover-processes";
import { createLocalSandboxes } from "@/lib/server/sandbox/local/local-sandboxes";
import type { SandboxLimits } from "@/lib/server/sandbox/local/sandbox-limits";
import type { SandboxEndpoints, Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { stackServers } from "@/lib/server/stack/stack-servers";

/** A data directory that goes with the test. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), "scrapelab-sandbox-")));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

export function testSettings(changes: Partial<SandboxSettings> = {}): SandboxSettings {
  const env = readProcessEnv();
  if (!env.ok) throw new Error(env.error.join("\n"));
  return { ...env.value.sandbox, scrapeIntervalMs: 200, warm: 0, ...changes };
}

export interface TestSandboxes {
  sandboxes: Sandboxes;
  dataDir: string;
  /** Every state a team was in, in order, with its sentence. */
  told: { team: string; state: SandboxState; detail: string | null }[];
}

export async function openTestSandboxes(
  changes: Partial<SandboxSettings> = {},
  limits: Partial<SandboxLimits> = {},
): Promise<TestSandboxes> {
  const dataDir = await makeDataDir();
  const log = createLog("silent");
  const sandboxes = await createLocalSandboxes(testSettings(changes), { dataDir, log, limits });
  onTestFinished(() => sandboxes.close());
  const told: TestSandboxes["told"] = [];
  sandboxes.onChange((team) => told.push({ team, ...sandboxes.peek(team) }));
  return { sandboxes, dataDir, told };
}

export async function ready(sandboxes: Sandboxes, team: string): Promise<SandboxEndpoints> {
  const result = await sandboxes.ensure(team, 20_000);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 25_000, interval: 20 });

export const untilState = (sandboxes: Sandboxes, team: string, state: SandboxState) =>
  until(() => sandboxes.peek(team).state === state);

/** The process of a team's server; throws when it does not run exactly once. */
export async function pidOf(dataDir: string, team: string, kind: ServerName): Promise<number> {
  const all = await serversOn(folderOf(dataDir, team));
  const [server, ...others] = all.filter(({ command }) =>
    command.includes(stackServers[kind].storageFlag),
  );
  if (server === undefined || others.length > 0) throw new Error(JSON.stringify(all));
  return server.pid;
}

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
