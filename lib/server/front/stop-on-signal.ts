import type { Server } from "node:http";

/** How long answers that are under way may take to end; live streams end with it. */
const graceMs = 500;
/** After this, what has not stopped is left to the system. */
const patienceMs = 8000;

/**
 * SIGINT and SIGTERM: nothing new is accepted, what is under way ends, then `close` runs and the process
 * exits with 0. A second signal exits at once.
 */
export function stopOnSignal(servers: readonly Server[], close: () => Promise<void>): void {
  let isStopping = false;

  async function stop(): Promise<void> {
    const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
    for (const server of servers) server.closeIdleConnections();
    setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
    }, graceMs).unref();
    setTimeout(() => process.exit(1), patienceMs).unref();
    await Promise.all(closed);
    await close();
  }

  const onSignal = () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}
