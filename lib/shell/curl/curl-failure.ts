/** Why curl ends without having done what it was asked; `message` is what it writes to its standard error. */
export interface CurlFailure {
  exitCode: number;
  message: string;
}

const tryHelp = "curl: try 'curl --help' or 'curl --manual' for more information\n";

/** A fault of the command line (exit 2), as curl words it. */
export function usageFailure(said: string): CurlFailure {
  return { exitCode: 2, message: said === "" ? tryHelp : `curl: ${said}\n${tryHelp}` };
}

/** A fault of a transfer: `curl: (6) Could not resolve host: …`. */
export function transferFailure(exitCode: number, said: string): CurlFailure {
  return { exitCode, message: `curl: (${exitCode}) ${said}\n` };
}
