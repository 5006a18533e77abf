import { createHash, randomBytes } from "node:crypto";
import { err, ok } from "@/lib/domain/result";
import { createGuessLimits } from "@/lib/server/classroom/guess-limits";
import { namedCookie } from "@/lib/server/session/named-cookie";
import { createSessionEndings } from "@/lib/server/session/session-endings";
import type { Store } from "@/lib/server/store/store";
import type { Instructor, Instructors } from "./instructors";
import { isPassword } from "./password-hash";
import { createUserSessions } from "./user-sessions";

/** A working day. */
const sessionSeconds = 12 * 60 * 60;
/** How soon what is open ends after another process has set a new password. */
const lookEveryMs = 2000;

const cookie = namedCookie("scrapelab_instructor", sessionSeconds);
const tokenPattern = /^[\w-]{43}$/;

/** Of what a cookie holds, 256 random bits, only the hash is kept. */
const idOf = (token: string) => createHash("sha256").update(token).digest("base64url");

interface InstructorsParts {
  store: Pick<Store, "instructors">;
  isSecure: boolean;
  onError: (error: unknown) => void;
}

export function createInstructors(parts: InstructorsParts): Instructors {
  const { isSecure, onError } = parts;
  const { instructors } = parts.store;
  const limits = createGuessLimits();
  const endings = createSessionEndings();
  const attended = new Map<string, number>();
  async function begin(name: string | undefined, generation: number) {
    const nowMs = Date.now();
    await instructors.removeOver(nowMs);
    const token = randomBytes(32).toString("base64url");
    const instructor: Instructor = {
      id: idOf(token),
      name: name ?? freeName(await instructors.names(nowMs)),
      endsAtMs: nowMs + sessionSeconds * 1000,
    };
    await instructors.begin({ ...instructor, generation });
    return { instructor, setCookie: cookie.write(token, { isSecure }) };
  }

  /** So that two who come at once get two names, and a flood of tries one processor. */
  const inTurn = oneAfterAnother();

  const ofUsers = createUserSessions({ instructors, begin });

  async function endLost(): Promise<void> {
    for (const id of attended.keys()) {
      if (!(await instructors.find(id, Date.now()))) endings.tell([id]);
    }
  }
  const timer = setInterval(() => void endLost().catch(onError), lookEveryMs);
  timer.unref();

  return {
    async signIn({ password, name }, address) {
      const begun = limits.begin(address);
      if (!begun.ok) return begun;
      return inTurn(async () => {
        const kept = await instructors.password();
        if (!kept || !(await isPassword(password, kept.hash))) {
          const wrong = begun.value.wrong();
          return wrong.ok ? err({ kind: "wrong-password" as const }) : wrong;
        }
        begun.value.right();
        return ok(await begin(name, kept.generation));
      });
    },
    async instructorOf(header) {
      for (const token of cookie.read(header, { isSecure }).flat()) {
        const found = tokenPattern.test(token)
          ? await instructors.find(idOf(token), Date.now())
          : null;
        if (found) return found;
      }
      return null;
    },
    asUser: async (user, header) => cookie.replace(header, await ofUsers.pairOf(user)),
    replaceCookie: cookie.replace,
    async end({ id }) {
      await instructors.end(id);
      endings.tell([id]);
    },
    signOut: () => cookie.clear({ isSecure }),
    attend({ id }, onEnd) {
      attended.set(id, (attended.get(id) ?? 0) + 1);
      const leave = endings.attend(id, onEnd);
      return () => {
        leave();
        const left = (attended.get(id) ?? 1) - 1;
        if (left > 0) attended.set(id, left);
        else attended.delete(id);
      };
    },
    close: () => clearInterval(timer),
  };
}

function oneAfterAnother() {
  let turn: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
}

function freeName(taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const name = `Instructor ${n}`;
    if (!taken.includes(name)) return name;
  }
}
