import { headers } from "next/headers";
import { cache } from "react";
import { notedUser } from "@/lib/server/requests/noted-user";
import { getServices } from "@/lib/server/services";

/** Who this request comes from; looked up once a request. */
export const currentLearner = cache(async () => {
  const cookie = (await headers()).get("cookie");
  return getServices().sessions.learnerOf(cookie ?? undefined);
});

/** Whom a proxy in front has signed in, by name; null where it names nobody. */
export async function currentUser(): Promise<string | null> {
  return notedUser(await headers())?.name ?? null;
}

/**
 * Where whom a proxy has signed in signs out, which is the proxy's to do; null where nobody has said, and
 * undefined where the app does.
 */
export async function signOutUrl(): Promise<string | null | undefined> {
  const { headerSignIn } = getServices().env;
  return (await currentUser()) === null ? undefined : (headerSignIn?.signOutUrl ?? null);
}
