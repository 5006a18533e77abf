import { ok } from "@/lib/domain/result";
import { type ByteText, utf8 } from "./bytes";
import { type CurlFailure, transferFailure } from "./curl-failure";
import type { CurlOptions } from "./curl-options";
import type { CurlPorts } from "./curl-ports";
import { expandGlob } from "./expand-glob";
import { parseArguments } from "./parse-arguments";
import { type PerformedTransfer, performTransfer } from "./perform-transfer";
import { writeOut } from "./write-out";
import type { Written } from "./written";

/** What a run of curl leaves: bytes on its standard output, text on its standard error. */
export interface CurlRun {
  stdout: ByteText;
  stderr: string;
  exitCode: number;
  /** Both in the order in which a terminal shows them: an answer stands between its headers and what follows. */
  written?: Written[];
}

const version =
  "curl 7.88.1 (the curl of Scrapelab's shell; it reaches your own Pushgateway and Prometheus)\n" +
  "Protocols: http \n";
const help =
  "Usage: curl [options...] <url>\n" +
  " -d, --data <data>          HTTP POST data\n" +
  "     --data-binary <data>   HTTP POST binary data\n" +
  " -f, --fail                 Fail fast with no output on HTTP errors\n" +
  " -G, --get                  Put the post data in the URL and use GET\n" +
  " -H, --header <header/@file> Pass custom header(s) to server\n" +
  " -i, --include              Include protocol response headers in the output\n" +
  " -o, --output <file>        Write to file instead of stdout\n" +
  " -X, --request <method>     Specify request method to use\n" +
  " -s, --silent               Silent mode\n" +
  " -T, --upload-file <file>   Transfer local FILE to destination\n" +
  " -v, --verbose              Make the operation more talkative\n" +
  " -w, --write-out <format>   Use output FORMAT after completion\n";

/** Runs `curl` with these words after its name. */
export async function runCurl(args: readonly string[], ports: CurlPorts): Promise<CurlRun> {
  const parsed = parseArguments(args);
  if (!parsed.ok) return failed(parsed.error);
  const options = parsed.value;
  if (options.help) return { stdout: help, stderr: "", exitCode: 0 };
  if (options.version) return { stdout: version, stderr: "", exitCode: 0 };
  const run: CurlRun = { stdout: "", stderr: "", exitCode: 0 };
  const format = await readFormat(options.writeOut, ports);
  const outputs = [...options.outputs];
  let urlNumber = 0;
  for (const given of options.urls) {
    const urls = options.globOff ? ok([{ url: given, parts: [] }]) : expandGlob(given);
    if (!urls.ok) return append(run, failed(urls.error));
    const output = outputs.shift() ?? null;
    for (const { url, parts } of urls.value) {
      const filled = output?.replaceAll(/#(\d)/g, (all, at) => parts[Number(at) - 1] ?? all);
      append(run, await runOne(url, { options, ports, format, urlNumber, output: filled ?? null }));
      urlNumber += 1;
    }
  }
  const isTooMany = outputs.length > 0 && !options.silent;
  return isTooMany
    ? append(run, { stdout: "", stderr: tooManyOutputs, exitCode: run.exitCode })
    : run;
}

const tooManyOutputs = "Warning: Got more output options than URLs\n";

/** The format of `-w`, from a file behind `@`, without its newlines. */
async function readFormat(format: string, { readFile }: CurlPorts): Promise<string> {
  if (!format.startsWith("@")) return format;
  return (await readFile(format.slice(1)))?.replaceAll(/[\r\n]/g, "") ?? "";
}

function failed({ exitCode, message }: CurlFailure): CurlRun {
  return { stdout: "", stderr: message, exitCode };
}

function append(run: CurlRun, next: CurlRun): CurlRun {
  run.stdout += next.stdout;
  run.stderr += next.stderr;
  run.exitCode = next.exitCode;
  run.written = [
    ...(run.written ?? []),
    ...(next.written ?? [said(next.stderr), sent(next.stdout)]),
  ];
  return run;
}

const said = (text: string): Written => ({ stream: "stderr", text });
const sent = (text: ByteText): Written => ({ stream: "stdout", text });

interface One {
  options: CurlOptions;
  ports: CurlPorts;
  format: string;
  urlNumber: number;
  output: string | null;
}

async function runOne(
  url: string,
  { options, ports, format, urlNumber, output }: One,
): Promise<CurlRun> {
  const fileName = output ?? nameFrom(url, options);
  if (fileName === "") return refuseNamelessFile(options);
  const begin = performance.now();
  const done = await performTransfer(url, options, ports);
  const kept = await keepOutput(done, fileName, { options, ports });
  const failure = kept.failure ?? done.failure;
  const exitCode = failure?.exitCode ?? 0;
  const told = writeOut(format, {
    ...done,
    url,
    urlNumber,
    downloaded: done.bodyBytes,
    seconds: (performance.now() - begin) / 1000,
    fileName: fileName ?? "",
    exitCode,
    errorMessage: failure?.message.replace(/^(Warning: .*\n)?curl: \(\d+\) |\n$/g, "") ?? "",
  });
  const fault = failure && (!options.silent || options.showError) ? failure.message : "";
  const end = /\* Connection #\d+ to host .* left intact\n$/.exec(done.trace)?.[0] ?? "";
  const heads = done.trace.slice(0, done.trace.length - end.length);
  return {
    stdout: kept.stdout + utf8(told.stdout),
    stderr: done.trace + told.stderr + fault,
    exitCode,
    written: [
      said(heads),
      sent(kept.stdout),
      said(end + fault),
      sent(utf8(told.stdout)),
      said(told.stderr),
    ],
  };
}

/** The file's name for `-O`, empty where the address has none; null without `-O`. */
const nameFrom = (url: string, { remoteNames }: CurlOptions) =>
  remoteNames > 0 ? url.replace(/[?#].*$|^.*\//gs, "") : null;

type Keeping = Pick<One, "options" | "ports">;

/** Writes what goes into files, and leaves what goes to the standard output. */
async function keepOutput(
  done: PerformedTransfer,
  fileName: string | null,
  { options, ports }: Keeping,
): Promise<{ stdout: ByteText; failure: CurlFailure | null }> {
  let { stdout } = done;
  let failure: CurlFailure | null = null;
  if (fileName !== null && fileName !== "-") {
    const isWritten = stdout === "" || (await writeOutput(fileName, stdout, { options, ports }));
    if (!isWritten) failure = notWritten(fileName, options);
    stdout = "";
  }
  if (options.dumpHeader === null || done.heads === "") return { stdout, failure };
  if (options.dumpHeader === "-") return { stdout: done.heads + stdout, failure };
  await ports.writeFile(options.dumpHeader, done.heads);
  return { stdout, failure };
}

/** False where the file's directory is missing, which `--create-dirs` makes. */
async function writeOutput(
  path: string,
  content: ByteText,
  { options, ports }: Keeping,
): Promise<boolean> {
  const [directory = ""] = /^.*\/(?=[^/]*$)/s.exec(path) ?? [];
  if (directory !== "" && !options.createDirs && !(await ports.isDirectory(directory)))
    return false;
  return ports.writeFile(path, content);
}

function refuseNamelessFile({ silent, showError }: CurlOptions): CurlRun {
  const warning = silent ? "" : "curl: Remote file name has no length!\n";
  const { exitCode, message } = transferFailure(
    23,
    "Failed writing received data to disk/application",
  );
  return { stdout: "", stderr: warning + (silent && !showError ? "" : message), exitCode };
}

function notWritten(path: string, { silent }: CurlOptions): CurlFailure {
  const failure = transferFailure(23, "Failure writing output to destination");
  const why = `Warning: Failed to open the file ${path}: No such file or directory\n`;
  return silent ? failure : { ...failure, message: why + failure.message };
}
