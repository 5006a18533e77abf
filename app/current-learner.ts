import { headers } from "next/headers";
import { cache } from "react";
import { getServices } from "@/lib/server/services";

/** Who this request comes from; looked up once a request. */
export const currentLearner = cache(async () => {
  const cookie = (await headers()).get("cookie");
  return getServices().sessions.learnerOf(cookie ?? undefined);
});
