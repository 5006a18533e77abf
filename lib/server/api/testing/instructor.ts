import { hashPassword } from "@/lib/server/classroom/instructors/password-hash";
import type { TestServices } from "./open-services";

/** The cookie of an instructor who signs in with a name. */
export async function instructorCookie(services: TestServices, name: string): Promise<string> {
  const { instructors } = services.store;
  // A hash that is quickly made is quickly compared.
  const isFirst = (await instructors.password()) === null;
  if (isFirst) await instructors.keepPassword(await hashPassword("p", { N: 2, r: 1, p: 1 }));
  const signedIn = await services.classroom.instructors.signIn({ password: "p", name }, "10.0.0.1");
  if (!signedIn.ok) throw new Error(signedIn.error.kind);
  return signedIn.value.setCookie.split(";", 1).join();
}
