import type { Addressees } from "@/lib/contract/classroom/messages";

/** Whom a choice of the form is for: `all`, `team <team>`, or `step <lab>/<step>`. */
export function readAudience(choice: string): Addressees {
  const team = /^team (.+)$/.exec(choice)?.[1];
  if (team !== undefined) return { team };
  const step = /^step ([^/]+)\/(.+)$/.exec(choice);
  if (step?.[1] !== undefined && step[2] !== undefined) return { lab: step[1], step: step[2] };
  return { all: true };
}
