import { headers } from "next/headers";
import type { ReactNode } from "react";
import { LabTitles } from "@/components/instructor/dialogs/lab-titles";
import { JoinAddress } from "@/components/instructor/join/join-address";
import { OpenBoard } from "@/components/instructor/session/open-board";
import { SignIn } from "@/components/instructor/sign-in/sign-in";
import { labsByNumber } from "@/lib/domain/lab/lab";
import { getServices } from "@/lib/server/services";

interface OpenAsInstructorProps {
  /** The id of another workshop than is held now. */
  workshop?: string | undefined;
  children: ReactNode;
}

/** A view of the class for who is signed in as an instructor; everybody else is asked for the password. */
export async function OpenAsInstructor({ workshop, children }: OpenAsInstructorProps) {
  const { classroom, env, labs } = getServices();
  const asked = await headers();
  if (!(await classroom.instructors.instructorOf(asked.get("cookie") ?? undefined))) {
    return <SignIn />;
  }
  const titles = labsByNumber(labs).map(({ id, number, title }) => ({ id, number, title }));
  const origin = env.publicUrl?.origin ?? `http://${asked.get("host") ?? "localhost"}`;
  return (
    <JoinAddress origin={origin}>
      <LabTitles labs={titles}>
        <OpenBoard workshop={workshop ?? null}>{children}</OpenBoard>
      </LabTitles>
    </JoinAddress>
  );
}
