import type { Server } from "node:http";
import { err, ok, type Result } from "@/lib/domain/result";

/** Where the port and the address are set. */
interface Variables {
  port: string;
  host: string;
}

/** Listens, or says in one line why that is not possible. */
export function listen(
  server: Server,
  port: number,
  host: string,
  variables: Variables = { port: "PORT", host: "HOST" },
): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      // A system without IPv6 has every address of IPv4 nevertheless.
      if (host === "::" && noIpv6.has(error.code)) {
        resolve(listen(server, port, "0.0.0.0", variables));
      } else resolve(err(listenFault(error, { port, host, variables })));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(ok(typeof address === "object" && address ? address.port : port));
    });
  });
}

const noIpv6 = new Set<string | undefined>(["EAFNOSUPPORT", "EADDRNOTAVAIL"]);

function listenFault(
  error: NodeJS.ErrnoException,
  { port, host, variables }: { port: number; host: string; variables: Variables },
): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program. Stop that one, or write another port to ${variables.port}.`;
    case "EACCES":
      return `Port ${port} may not be used by this user. Write another one to ${variables.port}, above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is no address of this machine. Write another one to ${variables.host}.`;
    default:
      return `Listening on ${host}:${port} is not possible: ${error.message}.`;
  }
}
