import type { LearnerRecord } from "@/lib/domain/classroom/class-records";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ReadClass } from "@/lib/server/classroom/board/read-class";
import type { ClassError } from "@/lib/server/classroom/class-error";
import type { Classroom } from "@/lib/server/classroom/classroom";

/** A learner of the workshop that an instructor looks at. */
export interface FoundMember extends ReadClass {
  learner: LearnerRecord;
}

/** By the id in the path; of the workshop that is held now, or of the one that `workshop` names. */
export async function findMember({
  request,
  param,
  services: { classroom },
}: {
  request: Request;
  param: (name: string) => string;
  services: { classroom: Pick<Classroom, "board"> };
}): Promise<Result<FoundMember, ClassError>> {
  const workshop = new URL(request.url).searchParams.get("workshop");
  const read = await classroom.board.read(workshop);
  if (!read) return err({ kind: "unknown-workshop", workshop: workshop ?? "" });
  const learner = read.memory.learner(param("id"));
  if (!learner) return err({ kind: "unknown-learner", learner: param("id") });
  return ok({ ...read, learner });
}

/** A learner's own place in the workshop that they are in. */
export async function findSelf(
  { board, workshops }: Pick<Classroom, "board" | "workshops">,
  { id }: { id: string },
): Promise<Result<FoundMember, ClassError>> {
  const read = await board.read((await workshops.of({ id })).id);
  const learner = read?.memory.learner(id);
  return read && learner ? ok({ ...read, learner }) : err({ kind: "unknown-learner", learner: id });
}
