import { createRoutes } from "@/lib/server/http/route";
import { getServices } from "@/lib/server/services";

/** Route handlers over the services: for anybody, and for a learner who is signed in. */
export const { open, signedIn } = createRoutes(getServices);
