import "server-only";
import type { Services } from "@/lib/server/service-table";
import { servicesKey } from "@/lib/server/service-table";

/**
 * The services that `server.ts` built, for route handlers and server components. Next bundles its own
 * copy of every module, so they are handed over through the process, not through an import.
 */
export function getServices(): Services {
  const services: unknown = Reflect.get(globalThis, servicesKey);
  if (!isServices(services))
    throw new Error("the services are built by server.ts before Next starts");
  return services;
}

function isServices(value: unknown): value is Services {
  return typeof value === "object" && value !== null;
}
