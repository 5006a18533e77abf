"use client";

import { useEffect } from "react";
import { useLab } from "@/components/lab/session/lab-session";

/** Stands in a page of a lab, and tells once its text is there; `task` is null for the whole lab. */
export function PageEntered({ task }: { task: string | null }) {
  const { reading } = useLab();
  useEffect(() => reading.entered(task), [reading, task]);
  return null;
}
