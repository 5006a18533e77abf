import { createHmac } from "node:crypto";

/** What stands for somebody or a team in an export without names: the same in every export of a workshop. */
export type Pseudonyms = (workshop: string, kind: "learner" | "team", id: string) => string;

/** Nobody finds out who it is without the secret. */
export function createPseudonyms(secret: string): Pseudonyms {
  return (workshop, kind, id) => {
    const told = JSON.stringify(["pseudonym", workshop, kind, id]);
    return `${kind}-${createHmac("sha256", secret).update(told).digest("hex").slice(0, 12)}`;
  };
}
