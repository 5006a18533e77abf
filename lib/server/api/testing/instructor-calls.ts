import { POST as signInRoute } from "@/app/api/instructor/session/route";
import { POST as joinRoute } from "@/app/api/session/route";
import { hashPassword } from "@/lib/server/classroom/instructors/password-hash";
import { callRoute } from "./call-route";
import type { TestServices } from "./open-services";

const cookieOf = (response: Response) =>
  (response.headers.get("set-cookie") ?? "").split(";", 1).join();

/** The cookie of an instructor who has signed in; a hash that is quickly made is quickly compared. */
export async function signIn({ store }: TestServices, name = "Grace"): Promise<string> {
  const password = "a password for tests";
  if (!(await store.instructors.password())) {
    await store.instructors.keepFirstPassword(await hashPassword(password, { N: 2, r: 1, p: 1 }));
  }
  return cookieOf(await callRoute(signInRoute, { json: { password, name } }));
}

/** A learner who has joined by the route. */
export async function joinAs(name: string, more: Record<string, unknown> = {}) {
  const response = await callRoute(joinRoute, { json: { name, ...more } });
  const body = await response.json();
  return { status: response.status, cookie: cookieOf(response), ...body };
}
