import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { AppError } from "@/lib/server/answers/app-error";
import type { Gate } from "@/lib/server/classroom/workshops/create-gate";

interface LearnersCall {
  learner: Learner;
  request: Request;
  services: { classroom: { gate: Pick<Gate, "admit"> } };
}

/** For what is refused during a pause of the class. */
export function whileOpen<C extends LearnersCall>(
  handle: (call: C) => Promise<Result<Response, AppError>>,
): (call: C) => Promise<Result<Response, AppError>> {
  return async (call) => {
    const { pathname } = new URL(call.request.url);
    const what = `${call.request.method} ${pathname}`.slice(0, 200);
    const admitted = await call.services.classroom.gate.admit(call.learner, what);
    return admitted.ok ? handle(call) : admitted;
  };
}
