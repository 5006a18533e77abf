import { err, ok, type Result } from "@/lib/domain/result";

/** A team, and who is in it by the cluster's own names; nobody where the list does not say. */
export interface Team {
  name: string;
  users: readonly string[];
}

const mostTeams = 1000;
/** As the app takes it, and as a part of a namespace's name. */
const teamName = /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/;
/** Clusters put who vouches for a user before a colon, such as `kube:admin` and `oidc:alice`. */
const userName = /^(?![:])[^\s,#{}]{1,253}(?<!:)$/;

/**
 * The teams of a list: names between spaces, commas or ends of lines, as `TEAMS` has them, or a line `red: alice bob`
 * with the cluster's users of one. What follows a `#` is for the reader. All that is wrong is said, by line.
 */
export function readTeams(text: string): Result<Team[], string[]> {
  const teams = new Map<string, Team>();
  const faults: string[] = [];
  for (const [index, written] of text.split("\n").entries()) {
    for (const team of teamsOf(written)) {
      const fault = faultOf(team, teams);
      if (fault) faults.push(`Line ${index + 1}: ${fault}`);
      teams.set(team.name, team);
    }
  }
  if (teams.size === 0) faults.push("The list has no team. Write a name a line, such as red.");
  if (teams.size > mostTeams)
    faults.push(`The list has ${teams.size} teams; ${mostTeams} at most can be held.`);
  return faults.length > 0 ? err(faults) : ok([...teams.values()]);
}

function teamsOf(line: string): Team[] {
  const said = line.replace(/#.*/, "").trim();
  const [, name, users] = /^([^\s:]+)\s*:(.*)$/.exec(said) ?? [];
  if (name !== undefined) return [{ name, users: words(users) }];
  return words(said).map((each) => ({ name: each, users: [] }));
}

const words = (text = "") => text.split(/[\s,;]+/).filter((word) => word !== "");

function faultOf({ name, users }: Team, before: ReadonlyMap<string, Team>): string | null {
  const wrong = users.find((user) => !userName.test(user));
  if (!teamName.test(name)) {
    return `${JSON.stringify(name)} is no name of a team; write small letters, digits and dashes within, 40 at most, such as red.`;
  }
  if (before.has(name)) return `${name} is there twice; a team stands once, with all its users.`;
  if (wrong !== undefined) return `${JSON.stringify(wrong)} is no name of a user.`;
  return null;
}
