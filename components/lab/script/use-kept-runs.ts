"use client";

import { useEffect, useRef, useState } from "react";
import type { ScriptRun } from "./script-runs";
import { createScriptTranscript } from "./script-transcript";

interface KeptRuns {
  runs: readonly ScriptRun[];
  /** Changes them by what they are at this moment, which may be newer than what was last drawn. */
  change(by: (runs: readonly ScriptRun[]) => readonly ScriptRun[]): void;
}

/** The runs of this tab, with those from before a reload. */
export function useKeptRuns(learnerId: string): KeptRuns {
  const [transcript] = useState(() => createScriptTranscript(learnerId));
  const [runs, setRuns] = useState(transcript.read);
  const newest = useRef(runs);

  useEffect(() => {
    const keep = () => transcript.keep(newest.current);
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [transcript]);

  return {
    runs,
    change(by) {
      newest.current = by(newest.current);
      setRuns(newest.current);
    },
  };
}
