"use client";

import { useState } from "react";
import { longestAnswer } from "@/lib/contract/verdict";

export const longestExpression = longestAnswer;

interface Overlong {
  documentKey: string;
  /** The draft that it stands over. */
  draft: string;
  text: string;
}

/** What is written, which stays in the editor alone while it is longer than an answer may be. */
export function useOverlong(
  documentKey: string,
  draft: string,
  onChange: (draft: string) => void,
): { text: string; isTooLong: boolean; write: (text: string) => void } {
  const [overlong, setOverlong] = useState<Overlong | null>(null);
  const isTooLong = overlong?.documentKey === documentKey && overlong.draft === draft;
  return {
    text: isTooLong ? overlong.text : draft,
    isTooLong,
    write(text) {
      const isFitting = text.length <= longestExpression;
      setOverlong(isFitting ? null : { documentKey, draft, text });
      if (isFitting) onChange(text);
    },
  };
}
