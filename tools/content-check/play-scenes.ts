import type { Result } from "@/lib/domain/result";
import { playScene } from "./play-scene";
import type { Played, Scene } from "./scene";
import type { Stage } from "./stage";

/** Plays scenes in their order, a few at a time, each on a stage of its own. */
export async function playScenes(
  scenes: readonly Scene[],
  {
    atOnce,
    openStage,
    onPlayed,
    signal,
  }: {
    atOnce: number;
    openStage: (scene: Scene) => Promise<Result<Stage, string>>;
    onPlayed: (played: Played) => void;
    /** Once aborted, no further scene begins, and those under way count for nothing. */
    signal: AbortSignal;
  },
): Promise<Played[]> {
  const played: Played[] = [];
  const queue = scenes.values();

  async function playOne(scene: Scene): Promise<Pick<Played, "failure" | "verdict">> {
    const opened = await openStage(scene);
    if (!opened.ok) return broken(opened.error);
    try {
      return await playScene(scene, opened.value);
    } catch (error) {
      // A bug met in one scene must not keep the others from being played.
      return broken(`the app broke: ${reasonOf(error)}`);
    } finally {
      await opened.value.close();
    }
  }

  async function player(): Promise<void> {
    for (const scene of queue) {
      if (signal.aborted) return;
      const beganAtMs = Date.now();
      const ending = await playOne(scene);
      if (signal.aborted) return;
      const result = { scene, ...ending, durationMs: Date.now() - beganAtMs };
      played.push(result);
      onPlayed(result);
    }
  }

  await Promise.all(Array.from({ length: atOnce }, player));
  return played;
}

function broken(reason: string): Pick<Played, "failure" | "verdict"> {
  return { failure: { reason, verdict: null }, verdict: null };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
