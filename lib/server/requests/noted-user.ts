import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import type { ProvenUser } from "./proven-user";

/** Tells the routes whom the proxy has signed in. Only the front writes it. */
const userHeader = "x-scrapelab-user";

const provenUserSchema = z.object({ name: z.string(), isInstructor: z.boolean() });

/** Writes down whom the proxy has signed in, over whatever the sender wrote there. */
export function noteUser(headers: IncomingHttpHeaders, user: ProvenUser | null): void {
  if (user) headers[userHeader] = encodeURIComponent(JSON.stringify(user));
  else delete headers[userHeader];
}

/** Whom the proxy has signed in, as the front noted it. */
export function notedUser(headers: Pick<Headers, "get">): ProvenUser | null {
  const noted = headers.get(userHeader);
  return noted === null ? null : provenUserSchema.parse(JSON.parse(decodeURIComponent(noted)));
}
