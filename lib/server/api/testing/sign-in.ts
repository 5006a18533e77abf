import * as instructorSession from "@/app/api/instructor/session/route";
import * as session from "@/app/api/session/route";
import { hashPassword } from "@/lib/server/classroom/instructors/password-hash";
import type { Services } from "@/lib/server/service-table";
import { callRoute } from "./call-route";

const cookieOf = (response: Response) =>
  (response.headers.get("set-cookie") ?? "").split(";", 1).join();

/** The cookie of an instructor who has just signed in. */
export async function signInInstructor(
  { store }: Pick<Services, "store">,
  name = "Grace",
): Promise<string> {
  const password = "of tests alone";
  // Another password would end the sessions before.
  if ((await store.instructors.password()) === null) {
    await store.instructors.keepPassword(await hashPassword(password, { N: 2, r: 1, p: 1 }));
  }
  const response = await callRoute(instructorSession.POST, { json: { password, name } });
  if (response.status !== 201) throw new Error(await response.text());
  return cookieOf(response);
}

/** A learner who has just joined, with the cookie. */
export async function joinLearner(name: string) {
  const response = await callRoute(session.POST, { json: { name } });
  if (response.status !== 201) throw new Error(await response.text());
  const { learner } = await response.json();
  return { learner, cookie: cookieOf(response) };
}
