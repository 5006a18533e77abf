import { getServices } from "@/lib/server/services";
import { createRoutes } from "./route";

/** Route handlers over the services: for anybody, for a learner who is signed in, for whoever owns a sandbox, for an instructor. */
export const { open, signedIn, ownSandbox, forInstructor } = createRoutes(getServices);
