import type { ReactNode } from "react";
import { findLab } from "@/app/labs/find-lab";

interface AllTasksLayoutProps {
  params: Promise<{ lab: string }>;
  children: ReactNode;
}

/** Outside of what `loading.tsx` wraps, so that a stranger gets a redirect and not a streamed page. */
export default async function AllTasksLayout({ params, children }: AllTasksLayoutProps) {
  const { lab } = await params;
  await findLab(lab, `/labs/${lab}`);
  return children;
}
