import { type Figure, percentile } from "./figure";
import { joinAs, startApp, untilReady } from "./running-app";

/** From `POST /api/session` until `GET /api/sandbox` says ready, 20 joins one after another. */
export async function measureJoinReady(folder: string): Promise<Figure[]> {
  const app = await startApp(folder);
  const times: number[] = [];
  try {
    for (let i = 0; i < 20; i++) {
      const begin = performance.now();
      const { cookie } = await joinAs(app.url, `bench ${i}`);
      await untilReady(app.url, cookie);
      times.push(performance.now() - begin);
    }
  } finally {
    await app.stop();
  }
  const value = percentile(times, 0.95);
  return [
    { name: "join → sandbox ready, p95 of 20", value, unit: "ms", target: { "at-most": 300 } },
  ];
}
