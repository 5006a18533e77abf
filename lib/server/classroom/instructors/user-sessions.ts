import { LRUCache } from "lru-cache";
import type { Store } from "@/lib/server/store/store";
import type { Instructor } from "./instructors";

/** Longer than a workshop's instructors are many. */
const maxUsers = 1000;
const longestName = 80;

interface Begun {
  instructor: Instructor;
  setCookie: string;
}

interface UserSessionsParts {
  instructors: Pick<Store["instructors"], "password" | "find">;
  begin: (name: string, generation: number) => Promise<Begun>;
}

/** One session for each instructor whom a proxy has signed in, on whatever device. */
export function createUserSessions({ instructors, begin }: UserSessionsParts) {
  const known = new LRUCache<string, Promise<Begun>>({ max: maxUsers });

  /** A new password ends sessions. */
  const isLive = async ({ instructor: { id } }: Begun) =>
    (await instructors.find(id, Date.now())) !== null;

  async function beginAs(user: string): Promise<Begun> {
    const kept = await instructors.password();
    if (!kept) throw new Error("the instructors' sessions belong to a password that is kept");
    return begin([...user].slice(0, longestName).join(""), kept.generation);
  }

  function anew(user: string): Promise<Begun> {
    const begun = beginAs(user);
    known.set(user, begun);
    begun.catch(() => known.delete(user));
    return begun;
  }

  return {
    /** `name=token` of the user's session. */
    async pairOf(user: string): Promise<string> {
      const kept = known.get(user);
      const begun = kept && (await isLive(await kept)) ? kept : anew(user);
      return (await begun).setCookie.split(";", 1).join();
    },
  };
}
