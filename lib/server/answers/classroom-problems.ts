import type { ProblemTable } from "./app-error";

/** What can go wrong between a class and those who teach it. */
export const classroomProblems = {
  "no-instructor-session": () => ({
    status: 401,
    code: "not-signed-in",
    title: "You are not signed in as an instructor.",
    detail: "Open the page “/instructor” and sign in with the instructors' password.",
  }),
  "not-an-instructor": () => ({
    status: 403,
    code: "not-an-instructor",
    title: "This is for instructors.",
    detail: "You are signed in as a learner. Instructors sign in on the page “/instructor”.",
  }),
  "wrong-password": () => ({
    status: 401,
    code: "wrong-password",
    title: "This is not the instructors' password.",
    detail:
      "It was shown when the app was first started. Who runs the app can set a new one with “npm run instructor-password”.",
  }),
  "too-many-tries": ({ retryAfterSeconds }) => ({
    status: 429,
    code: "too-many-tries",
    title: "Too many wrong tries.",
    detail: `Nothing that is typed from here is looked at for ${waitOf(retryAfterSeconds)}. Then try again.`,
    retryAfterSeconds,
  }),
  "asked-too-often": ({ retryAfterSeconds }) => ({
    status: 429,
    code: "too-many-requests",
    title: "You have changed your request for help very often.",
    detail: `What you asked before stands. In ${waitOf(retryAfterSeconds)} you can change it again.`,
    retryAfterSeconds,
  }),
  "unknown-help": () => ({
    status: 404,
    code: "unknown-help",
    title: "There is no such request for help.",
    detail: "It may belong to a learner who has left, or to another workshop.",
  }),
  "help-claimed": ({ by }) => ({
    status: 409,
    code: "help-claimed",
    title: `${by} is helping already.`,
    detail: `To go in their place, first set the request to “open”, then claim it.`,
  }),
  "help-resolved": () => ({
    status: 409,
    code: "help-resolved",
    title: "This request for help is closed.",
    detail: "It was resolved, or the learner has withdrawn it. They may ask again.",
  }),
  "unknown-learner": () => ({
    status: 404,
    code: "unknown-learner",
    title: "There is no such learner.",
    detail: "They have left the workshop, or were removed, or are in another one.",
  }),
  "unknown-workshop": () => ({
    status: 404,
    code: "unknown-workshop",
    title: "There is no such workshop.",
    detail: "It may have been deleted, by an instructor or after its time.",
  }),
  "workshop-not-ended": () => ({
    status: 409,
    code: "workshop-not-ended",
    title: "This workshop has not ended.",
    detail: "End it first; what is in it can be exported before it is deleted.",
  }),
  "wrong-code": () => ({
    status: 403,
    code: "wrong-code",
    title: "This code is not right.",
    detail:
      "Look at it again: a join code is on the wall or in your invitation, a resume code has three words. Capitals do not matter.",
  }),
  "workshop-ended": () => ({
    status: 409,
    code: "workshop-ended",
    title: "This workshop has ended.",
    detail: "Nobody can join it any more. Whoever was there can still come in with a resume code.",
  }),
  "name-taken": ({ name }) => ({
    status: 409,
    code: "name-taken",
    title: "Somebody here has this name already.",
    detail: `If that is you, come in with your resume code. Else join anyway, and “${name}” gets a number.`,
  }),
  "unknown-team": () => ({
    status: 404,
    code: "unknown-team",
    title: "There is no such team.",
    detail: "Look at its name again, or leave it out and get a team of your own.",
  }),
  "team-locked": () => ({
    status: 409,
    code: "team-locked",
    title: "This team is locked.",
    detail:
      "Those who are in it let nobody else in. Ask one of them to unlock it, or take another.",
  }),
  "teams-full": () => ({
    status: 409,
    code: "teams-full",
    title: "Somebody is in every team already.",
    detail: "Choose the team that you want to join.",
  }),
  "workshop-paused": ({ says, retryAfterSeconds }) => ({
    status: 503,
    code: "workshop-paused",
    title: "The class has a pause.",
    detail: says
      ? `Nothing was done with this, and it does not count. Your instructor says: ${sentence(says)}`
      : "Nothing was done with this, and it does not count. Send it again when the class goes on.",
    retryAfterSeconds,
  }),
  "draft-changed": () => ({
    status: 409,
    code: "draft-changed",
    title: "Another device has written something else here.",
    detail:
      "Nothing was overwritten: what it wrote is kept, and what you wrote is still on this page.",
  }),
  "step-closed": () => ({
    status: 409,
    code: "step-closed",
    title: "This step is closed.",
    detail:
      "Your instructor has closed it, so it is not checked now. What you do there is not lost.",
  }),
} satisfies Partial<ProblemTable>;

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function waitOf(seconds: number): string {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
