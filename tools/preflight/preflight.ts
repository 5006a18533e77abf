import { existsSync, readFileSync } from "node:fs";
import { err, ok, type Result } from "@/lib/domain/result";
import { readTeams, type Team } from "@/tools/deploy/read-teams";
import { lookAtLaptop } from "./laptop/look-at-laptop";
import { type PreflightOptions, readOptions } from "./options";
import { createReport, exitCode, reportJson, summary } from "./report";
import { lookAtSite } from "./site/look-at-site";

/** `npm run preflight`. The exit code is 0 for fine, 1 where something will fail, 2 for a wrong command line. */
process.exitCode = await preflight(process.argv.slice(2));

async function preflight(args: string[]): Promise<number> {
  const options = readOptions(args, process.env.INSTRUCTOR_PASSWORD);
  if (!options.ok) return wrongUsage(options.error);
  const teams = teamsOf(options.value);
  if (!teams.ok) return wrongUsage(teams.error);
  const { url, json } = options.value;
  const report = createReport((text) => json || process.stdout.write(text));
  if (url) await lookAtSite({ ...options.value, url }, teams.value, report);
  else await lookAtLaptop(options.value, report);
  const findings = report.findings();
  process.stdout.write(json ? reportJson(findings) : summary(findings));
  return exitCode(findings);
}

function teamsOf({ teams: list }: PreflightOptions): Result<Team[], string[]> {
  if (list === undefined) return ok([]);
  if (!existsSync(list)) return err([`--teams is ${list}, which is no file.`]);
  const teams = readTeams(readFileSync(list, "utf8"));
  return teams.ok ? teams : err(teams.error.map((line) => `${list}: ${line}`));
}

function wrongUsage(lines: readonly string[]): number {
  process.stderr.write(`${lines.join("\n")}\n`);
  return 2;
}
