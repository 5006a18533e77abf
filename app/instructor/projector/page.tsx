import type { Metadata } from "next";
import { OpenAsInstructor } from "@/app/instructor/open-as-instructor";
import { ProjectorView } from "@/components/instructor/projector/projector-view";

export const metadata: Metadata = { title: "Projector" };

/** The class as it may see itself, for a window of its own. */
export default function ProjectorPage() {
  return (
    <OpenAsInstructor>
      <ProjectorView />
    </OpenAsInstructor>
  );
}
