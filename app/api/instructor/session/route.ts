import { instructorSignInSchema } from "@/lib/contract/classroom/instructor-session";
import { err } from "@/lib/domain/result";
import { empty, json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { forInstructor, open } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor(async ({ instructor: { name } }) => json({ instructor: { name } })),
  POST: open(async ({ json: read, address, user, services: { classroom, env } }) => {
    if (user && env.headerSignIn?.namesInstructors) {
      if (!user.isInstructor) return err({ kind: "no-instructor-by-proxy" });
      return json({ instructor: { name: user.name } }, { status: 201 });
    }
    const body = await read(instructorSignInSchema);
    if (!body.ok) return body;
    const signedIn = await classroom.instructors.signIn(body.value, address);
    if (!signedIn.ok) return signedIn;
    const { instructor, setCookie } = signedIn.value;
    const answer = { instructor: { name: instructor.name } };
    return json(answer, { status: 201, headers: { "set-cookie": setCookie } });
  }),
  DELETE: open(async ({ request, services }) => {
    const { instructors } = services.classroom;
    const instructor = await instructors.instructorOf(request.headers.get("cookie") ?? undefined);
    if (instructor) await instructors.end(instructor);
    const headers = new Headers(instructors.signOut().map((cookie) => ["set-cookie", cookie]));
    return empty(204, { headers });
  }),
});
