import { err } from "@/lib/domain/result";
import { open } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** What no other route answers is told as a problem, not as a page. */
const notFound = open(async () => err({ kind: "not-found" }));

export {
  notFound as DELETE,
  notFound as GET,
  notFound as PATCH,
  notFound as POST,
  notFound as PUT,
};
