import { randomInt } from "node:crypto";
import type { Store } from "@/lib/server/store/store";
import { hashPassword, isPassword } from "./password-hash";

/** Without what looks alike, and without vowels that make words. */
const letters = "23456789bcdfghjkmnpqrstvwxz";

/** A password that can be read out and typed: 57 random bits as `k4mx-9tqp-w3rh`. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group()].join("-");
}

/**
 * Sees to it that there is a password before anybody signs in. One that is given takes the place of the one
 * that is kept, if it is another; where there is neither, one is made. Gives the made one, to be shown once.
 */
export async function ensurePassword(
  { instructors }: Pick<Store, "instructors">,
  given: string | null,
): Promise<string | null> {
  const kept = await instructors.password();
  if (given !== null) {
    if (kept && (await isPassword(given, kept.hash))) return null;
    await instructors.keepPassword(await hashPassword(given));
    return null;
  }
  if (kept) return null;
  const made = makePassword();
  return (await instructors.keepFirstPassword(await hashPassword(made))) ? made : null;
}
