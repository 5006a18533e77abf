import type { Team } from "@/tools/deploy/read-teams";

/** A team with the namespace of its stack. */
export interface TeamPlace {
  team: Team;
  namespace: string;
}
