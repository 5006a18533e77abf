"use client";

import { createContext, type ReactNode, useContext } from "react";

export interface LabTitle {
  id: string;
  number: string;
  title: string;
}

const Titles = createContext<readonly LabTitle[]>([]);

/** All labs that there are, for a new workshop; the present one may have fewer. */
export function LabTitles({ labs, children }: { labs: readonly LabTitle[]; children: ReactNode }) {
  return <Titles value={labs}>{children}</Titles>;
}

export function useLabTitles(): readonly LabTitle[] {
  return useContext(Titles);
}
