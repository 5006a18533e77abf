"use client";

import { LabSession, type LabSessionProps } from "@/components/lab/session/lab-session";
import { workspaceTabs } from "./workspace-tabs";

/** A lab that is open, with all tabs that its workspace can have: a session itself knows none of them. */
export function OpenLab(props: Omit<LabSessionProps, "tabs">) {
  return <LabSession {...props} tabs={workspaceTabs} />;
}
