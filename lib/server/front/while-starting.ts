import type { RequestListener } from "node:http";
import type { Front } from "./create-front";

/** What answers once the app has started. */
export interface WhenStarted extends Front {
  /** Gives each request its id, and counts it. */
  watch: RequestListener;
}

/** Requests that come while the app is starting wait for it; who has gone by then is not answered. */
export function whileStarting(started: Promise<WhenStarted>) {
  const onRequest: RequestListener = (request, response) => {
    void started.then((app) => {
      if (response.destroyed) return;
      app.watch(request, response);
      app.onRequest(request, response);
    });
  };
  const onUpgrade: WhenStarted["onUpgrade"] = (request, socket, head) => {
    void started.then((app) => app.onUpgrade(request, socket, head));
  };
  return { onRequest, onUpgrade };
}
