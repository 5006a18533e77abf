/** What a run of kubectl or oc leaves. */
export interface KubeRun {
  stdout: string;
  stderr: string;
  exitCode: number;
}

export const said = (stdout: string): KubeRun => ({ stdout, stderr: "", exitCode: 0 });

/** Faults go to the standard error, with exit 1. */
export const refused = (message: string): KubeRun => ({
  stdout: "",
  stderr: `${message}\n`,
  exitCode: 1,
});

export function joined(runs: readonly KubeRun[]): KubeRun {
  return {
    stdout: runs.map(({ stdout }) => stdout).join(""),
    stderr: runs.map(({ stderr }) => stderr).join(""),
    exitCode: Math.max(0, ...runs.map(({ exitCode }) => exitCode)),
  };
}
