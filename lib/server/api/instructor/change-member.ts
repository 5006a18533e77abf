import type * as z from "zod/mini";
import type { learnerChangeSchema } from "@/lib/contract/classroom/learner-view";
import type { Learner } from "@/lib/contract/session";
import { err, type Result } from "@/lib/domain/result";
import type { AppError } from "@/lib/server/answers/app-error";
import type { Members } from "@/lib/server/classroom/members/members";

/** Changes a learner as an instructor asks; the first of several changes that is refused ends it. */
export async function changeMember(
  members: Members,
  id: string,
  { name, team, isCounted }: z.infer<typeof learnerChangeSchema>,
  author: string,
): Promise<Result<Learner, AppError>> {
  let changed: Result<Learner, AppError> = err({
    kind: "bad-request",
    message: "Name what is to change: name, team or isCounted.",
  });
  if (team !== undefined) {
    changed = await members.move(id, team, author);
    if (!changed.ok) return changed;
  }
  if (name !== undefined) {
    changed = await members.rename(id, name, author);
    if (!changed.ok) return changed;
  }
  return isCounted === undefined ? changed : members.count(id, isCounted, author);
}
