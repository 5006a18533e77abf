import { startAppServer } from "./app-server";

/** One app for all tests: each is a fresh learner in it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { url, stop } = await startAppServer();
  process.env.E2E_URL = url;
  return stop;
}
