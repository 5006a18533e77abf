import type { Metadata } from "next";
import { Board } from "@/components/instructor/board";
import { OpenAsInstructor } from "./open-as-instructor";

export const metadata: Metadata = { title: "Instructors" };

interface InstructorPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The instructor's board; `?workshop=` shows one that is over. */
export default async function InstructorPage({ searchParams }: InstructorPageProps) {
  const workshop = [(await searchParams).workshop].flat()[0];
  return (
    <OpenAsInstructor workshop={workshop}>
      <Board />
    </OpenAsInstructor>
  );
}
