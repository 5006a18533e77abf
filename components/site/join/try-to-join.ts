import { joinSession } from "@/lib/client/api";
import { type ApiError, explainApiError } from "@/lib/client/api-error";
import { learnerNameSchema } from "@/lib/contract/join-request";

/** What the join form holds, and what came of it. */
export interface JoinState {
  name: string;
  code: string;
  team: string;
  problem: { field: JoinField; message: string } | null;
  /** Somebody has this name already: is it the same person? */
  isTaken: boolean;
  hasJoined: boolean;
}
export type JoinField = "name" | "code" | "team";

export const emptyJoin: JoinState = {
  ...{ name: "", code: "", team: "", problem: null, isTaken: false, hasJoined: false },
};

/** `mayBeTaken`: a name that somebody has gets a number, and nobody is asked who it is. */
export async function tryToJoin(form: FormData, mayBeTaken: boolean): Promise<JoinState> {
  const typed = (field: JoinField) => String(form.get(field) ?? "");
  const state: JoinState = {
    ...emptyJoin,
    ...{ name: typed("name"), code: typed("code"), team: typed("team") },
  };
  const name = learnerNameSchema.safeParse(state.name);
  if (!name.success) {
    const message = name.error.issues[0]?.message ?? "Type your name.";
    return { ...state, problem: { field: "name", message } };
  }
  const team = state.team.trim();
  const joined = await joinSession({
    name: name.data,
    ...(state.code && { code: state.code }),
    ...(team && { team }),
    ...(!mayBeTaken && { ifTaken: "ask" }),
  });
  if (joined.ok) return { ...state, hasJoined: true };
  if (codeOf(joined.error) === "name-taken") return { ...state, isTaken: true };
  const message = explainApiError(joined.error);
  return { ...state, problem: { field: fieldOf(joined.error), message } };
}

const codeOf = (error: ApiError) => (error.kind === "problem" ? error.problem.code : null);

/** Where what is wrong was typed. */
function fieldOf(error: ApiError): JoinField {
  switch (codeOf(error)) {
    case "wrong-code":
    case "too-many-tries":
      return "code";
    case "unknown-team":
    case "team-locked":
    case "teams-full":
      return "team";
    default:
      return "name";
  }
}
