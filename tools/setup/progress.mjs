const showAfterMs = 500;
const signOfLifeMs = 15_000;

/**
 * Runs one phase of the set-up: a line when it turns out to take a while, a sign of life while it is long,
 * and a line with its duration at the end. Goes to standard error, so that the server's log stays alone on
 * standard output.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {(result: T) => boolean} [isDone] whether the result is what was wanted, where there is another way left
 * @returns {Promise<T>}
 */
export async function phase(name, work, isDone = () => true) {
  const startedAt = Date.now();
  const first = setTimeout(() => say(`… ${name}`), showAfterMs);
  const life = setInterval(() => say(`… ${name}: ${duration(startedAt)}`), signOfLifeMs);
  try {
    const result = await work();
    say(`${isDone(result) ? "✓" : "–"} ${name} (${duration(startedAt)})`);
    return result;
  } catch (error) {
    say(`✗ ${name} (${duration(startedAt)})`);
    throw error;
  } finally {
    clearTimeout(first);
    clearInterval(life);
  }
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * @param {number} startedAt
 * @returns {string}
 */
export function duration(startedAt) {
  const seconds = (Date.now() - startedAt) / 1000;
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
