"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const seen = new Set<string>();

/**
 * Has the server write the page anew where one comes Back to it: the router shows what the server wrote when the page
 * was opened before. `writing` names that, another one each time.
 */
export function FreshPage({ writing }: { writing: string }) {
  const { refresh } = useRouter();
  useEffect(() => {
    if (seen.has(writing)) refresh();
    seen.add(writing);
  }, [writing, refresh]);
  return null;
}
