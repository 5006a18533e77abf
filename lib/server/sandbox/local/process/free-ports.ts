import { createServer } from "node:net";

/** Loopback ports, no one given out twice while it is taken. */
export interface FreePorts {
  take(): Promise<number>;
  release(port: number): void;
}

export function createFreePorts(): FreePorts {
  const taken = new Set<number>();
  async function take(): Promise<number> {
    const port = await findFreePort();
    if (taken.has(port)) return take();
    taken.add(port);
    return port;
  }
  return { take, release: (port) => taken.delete(port) };
}

/** A port that was free just now; another program may take it before its user does. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === "object" && address !== null) resolve(address.port);
        else reject(new Error("the system gave no port"));
      });
    });
  });
}
