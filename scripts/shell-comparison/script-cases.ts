import type { ScriptCase } from "./script-case";

const at = "http://pushgateway:9091/metrics/job/backup";

/** Scripts that people push with, and the tools in them. */
export const scriptCases: readonly ScriptCase[] = [
  {
    what: "a value from a pipe",
    script: `echo "backup_files_total 120" | curl -sf --data-binary @- ${at}; echo "ended with $?"`,
  },
  {
    what: "a push that is refused",
    script: `echo 'a 1' | curl -sf --data-binary @- http://pushgateway:9091/metrics/job/refused || echo "not pushed: $?" >&2`,
  },
];
