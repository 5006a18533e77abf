import { z } from "zod";
import type { Team } from "./read-teams";

/** `--learner`, as it is written. */
export const learnersOption = z
  .array(z.string().regex(/^(user|group):\S+$|^serviceaccount:[a-z0-9{}-]+\/[a-z0-9.{}-]+$/))
  .default(["user:{team}"])
  .describe(
    "who a team's learners are: user:{team}, group:lab-{team} or serviceaccount:{namespace}/terminal",
  );

/** Whom a RoleBinding names. */
export interface Subject {
  kind: "User" | "Group" | "ServiceAccount";
  name: string;
  apiGroup?: string;
  namespace?: string;
}

/** A team's learners: those that the list names; else who `--learner` says. */
export function learnersOf(team: Team, namespace: string, patterns: readonly string[]): Subject[] {
  const apiGroup = "rbac.authorization.k8s.io";
  if (team.users.length > 0) return team.users.map((name) => ({ apiGroup, kind: "User", name }));
  return patterns.map((pattern) => {
    const filled = pattern.replaceAll("{team}", team.name).replaceAll("{namespace}", namespace);
    // The cluster's own names have colons in them, such as kube:admin.
    const [, kind, name = ""] = /^(\w+):(.*)$/.exec(filled) ?? [];
    if (kind === "user") return { apiGroup, kind: "User", name };
    if (kind === "group") return { apiGroup, kind: "Group", name };
    const [ofNamespace = "", account = ""] = name.split("/");
    return { kind: "ServiceAccount", name: account, namespace: ofNamespace };
  });
}
