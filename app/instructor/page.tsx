import type { Metadata } from "next";
import { Board } from "@/components/instructor/board";
import { OpenAsInstructor } from "./open-as-instructor";

export const metadata: Metadata = { title: "Instructors" };

/** The instructor's board. */
export default function InstructorPage() {
  return (
    <OpenAsInstructor>
      <Board />
    </OpenAsInstructor>
  );
}
