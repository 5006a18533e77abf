import { readFileSync } from "node:fs";
import { err, ok, type Result } from "@/lib/domain/result";
import { readTeams, type Team } from "@/tools/deploy/read-teams";
import { Interrupted, interruptedBySignals, interruptedCode } from "./interruption";
import { lookAtLaptop } from "./laptop/look-at-laptop";
import { type PreflightOptions, readOptions } from "./options";
import { createProgress } from "./progress";
import { createReport, exitCode, type Report, reportJson, summary } from "./report";
import { lookAtSite } from "./site/look-at-site";

/**
 * `npm run preflight`. The exit code is 0 for fine, 1 where something will fail, 2 for a wrong command line, 130
 * where it was interrupted.
 */
process.exitCode = await preflight(process.argv.slice(2));

async function preflight(args: string[]): Promise<number> {
  const { INSTRUCTOR_PASSWORD, PREFLIGHT_HEADER } = process.env;
  const options = readOptions(args, { INSTRUCTOR_PASSWORD, PREFLIGHT_HEADER });
  if (!options.ok) return wrongUsage(options.error);
  const teams = teamsOf(options.value);
  if (!teams.ok) return wrongUsage(teams.error);
  const { json } = options.value;
  // Some terminals do not know how wide they are.
  const columns = process.stdout.columns || undefined;
  // Programs that read one stream for the other are not to be disturbed.
  const progress = json && !process.stderr.isTTY ? null : createProgress(process.stderr);
  const tell = (text: string) => {
    progress?.clear();
    if (!json) process.stdout.write(text);
  };
  const report = createReport({ tell, columns, ...(progress && { progress }) });
  const isWhole = await lookAtAll(options.value, teams.value, report, () => progress?.clear());
  progress?.stop();
  const findings = report.findings();
  process.stdout.write(json ? reportJson(findings, !isWhole) : summary(findings, columns));
  return isWhole ? exitCode(findings) : interruptedCode;
}

/** False where it was interrupted. */
async function lookAtAll(
  options: PreflightOptions,
  teams: readonly Team[],
  report: Report,
  clear: () => void,
): Promise<boolean> {
  const { url } = options;
  try {
    if (url) {
      const interruption = interruptedBySignals(() => {
        clear();
        process.stderr.write("\nInterrupted: what was made is removed; once more ends at once.\n");
      });
      await lookAtSite({ ...options, url, interruption }, teams, report);
    } else await lookAtLaptop(options, report);
    return true;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return false;
  }
}

function teamsOf({ teams: list }: PreflightOptions): Result<Team[], string[]> {
  if (list === undefined) return ok([]);
  let text: string;
  try {
    text = readFileSync(list, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return err([`--teams is ${list}, which cannot be read: ${why}`]);
  }
  const teams = readTeams(text);
  return teams.ok ? teams : err(teams.error.map((line) => `${list}: ${line}`));
}

function wrongUsage(lines: readonly string[]): number {
  process.stderr.write(`${lines.join("\n")}\n`);
  return 2;
}
