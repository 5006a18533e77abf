import { err, type Result } from "@/lib/domain/result";
import { json } from "@/lib/server/api/answers";
import { readPictures } from "@/lib/server/classroom/board/class-pictures";
import type { ClassError } from "@/lib/server/classroom/class-error";
import type { Classroom } from "@/lib/server/classroom/classroom";

/** The class in pictures: of the workshop that is held now, or of the one that `workshop` names. */
export async function figuresAnswer({
  request,
  services: { classroom },
}: {
  request: Request;
  services: { classroom: Pick<Classroom, "board" | "events"> };
}): Promise<Result<Response, ClassError>> {
  const workshop = new URL(request.url).searchParams.get("workshop");
  const read = await classroom.board.read(workshop);
  if (!read) return err({ kind: "unknown-workshop", workshop: workshop ?? "" });
  return json(await readPictures(read.memory, classroom.events, Date.now()));
}
