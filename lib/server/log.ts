import pino from "pino";

/** Structured log lines on standard output, one JSON object each. */
export type Log = pino.Logger;

export function createLog(level: pino.LevelWithSilent): Log {
  return pino({ level, base: null });
}
