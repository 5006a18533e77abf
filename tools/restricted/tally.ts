/** What was tried, told in words as it goes, and counted. */
export interface Tally {
  /** `look` gives what was seen, and throws what is wrong. True where it held. */
  check(what: string, look: () => Promise<string>): Promise<boolean>;
  counts(): { passed: number; failed: number };
}

export function createTally(say: (line: string) => void): Tally {
  let passed = 0;
  let failed = 0;
  return {
    async check(what, look) {
      try {
        const seen = await look();
        passed += 1;
        say(`ok      ${what}: ${seen}`);
        return true;
      } catch (error) {
        failed += 1;
        say(`FAILED  ${what}: ${error instanceof Error ? error.message : String(error)}`);
        return false;
      }
    },
    counts: () => ({ passed, failed }),
  };
}

/** Throws the words where it does not hold. */
export function hold(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new Error(otherwise);
}
