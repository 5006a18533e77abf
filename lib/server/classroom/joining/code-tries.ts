import { timingSafeEqual } from "node:crypto";
import { err, ok, type Result } from "@/lib/domain/result";
import { createGuessLimits, type TooManyTries } from "@/lib/server/classroom/guess-limits";
import type { KeptWorkshop } from "@/lib/server/store/classroom/classroom-store";
import type { JoinError } from "./joining";

/** Codes that somebody types, of a workshop and of learners: guessing them is bounded by address. */
export function createCodeTries() {
  const limits = createGuessLimits();

  /** Runs a try that can be wrong; the answer is the same for a code that is wrong and one that nobody has. */
  async function guess<T>(
    address: string,
    look: () => Promise<T | null>,
  ): Promise<Result<T, TooManyTries | { kind: "wrong-code" }>> {
    const begun = limits.begin(address);
    if (!begun.ok) return begun;
    const found = await look();
    if (found !== null) {
      begun.value.right();
      return ok(found);
    }
    const wrong = begun.value.wrong();
    return wrong.ok ? err({ kind: "wrong-code" }) : wrong;
  }

  async function checkCode(
    { joinCode }: KeptWorkshop,
    given: string | undefined,
    address: string,
  ): Promise<Result<unknown, JoinError>> {
    if (joinCode === null) return ok(undefined);
    // Who has typed nothing has not guessed.
    if (!given?.trim()) return err({ kind: "wrong-code" });
    return guess(address, async () => isSameCode(given, joinCode) || null);
  }

  return { guess, checkCode };
}

/** Without regard to case, and to how the words are parted. */
function isSameCode(given: string, code: string): boolean {
  const [a, b] = [given, code].map((text) =>
    Buffer.from(
      text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[\s_-]+/g, ""),
    ),
  );
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b);
}
