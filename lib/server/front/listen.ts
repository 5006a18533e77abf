import type { Server } from "node:http";
import { err, ok, type Result } from "@/lib/domain/result";

/** Listens, or says in one line why that is not possible; `variable` is where the port is set. */
export function listen(
  server: Server,
  port: number,
  host: string,
  variable = "PORT",
): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      // A system without IPv6 has every address of IPv4 nevertheless.
      if (host === "::" && noIpv6.has(error.code)) {
        resolve(listen(server, port, "0.0.0.0", variable));
      } else resolve(err(listenFault(error, { port, host, variable })));
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
  { port, host, variable }: { port: number; host: string; variable: string },
): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program. Stop that one, or write another port to ${variable}.`;
    case "EACCES":
      return `Port ${port} may not be used by this user. Write another one to ${variable}, above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is no address of this machine. Write another one to HOST.`;
    default:
      return `Listening on ${host}:${port} is not possible: ${error.message}.`;
  }
}
