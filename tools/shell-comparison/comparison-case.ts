/** One command line that is run in the lab's shell and with the real program. */
export interface ComparisonCase {
  /** The option or situation, as the table names it. */
  option: string;
  /** What the real program does with it, in a few words. */
  does: string;
  /** Run as it stands in both shells; `:9091` is the recording server in front of a real Pushgateway. */
  script: string;
  /** Files of the working directory, by name. */
  files?: Readonly<Record<string, string>>;
  /** Why ours deliberately does something else; without it, both have to agree. */
  differs?: string;
}

export interface Outcome {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** What arrived at the server: for curl to the byte, for kubectl what then stands in the cluster. */
  arrived: string;
}

/** The fields in which two runs disagree, each with both values; empty where they agree. */
export function differences(ours: Outcome, real: Outcome): string[] {
  const fields = ["exitCode", "stdout", "stderr", "arrived"] as const;
  return fields
    .filter((field) => ours[field] !== real[field])
    .map((field) => `${field}\n  real: ${show(real[field])}\n  ours: ${show(ours[field])}`);
}

const show = (value: string | number) => JSON.stringify(value);
