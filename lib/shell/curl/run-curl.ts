import { type ByteText, utf8 } from "./bytes";
import type { CurlFailure } from "./curl-failure";
import type { CurlOptions } from "./curl-options";
import { expandGlob } from "./expand-glob";
import { parseArguments } from "./parse-arguments";
import { performTransfer } from "./perform-transfer";
import type { ReadFile } from "./read-data";
import type { Transfer } from "./transfer";
import { writeOut } from "./write-out";

export interface CurlPorts {
  team: string;
  transfer: Transfer;
  readFile: ReadFile;
  /** False where the file cannot be written. */
  writeFile: (path: string, content: ByteText) => Promise<boolean>;
}

/** What a run of curl leaves: bytes on its standard output, text on its standard error. */
export interface CurlRun {
  stdout: ByteText;
  stderr: string;
  exitCode: number;
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
  const outputs = [...options.outputs];
  for (const given of options.urls) {
    const urls = expand(given, options);
    if (!urls.ok) return append(run, failed(urls.error));
    for (const url of urls.value) {
      append(run, await runOne(url, { options, ports, output: outputs.shift() ?? null }));
    }
  }
  return run;
}

function expand(url: string, { globOff }: CurlOptions) {
  return globOff ? { ok: true as const, value: [url] } : expandGlob(url);
}

function failed({ exitCode, message }: CurlFailure): CurlRun {
  return { stdout: "", stderr: message, exitCode };
}

function append(run: CurlRun, next: CurlRun): CurlRun {
  run.stdout += next.stdout;
  run.stderr += next.stderr;
  run.exitCode = next.exitCode;
  return run;
}

interface One {
  options: CurlOptions;
  ports: CurlPorts;
  output: string | null;
}

async function runOne(url: string, { options, ports, output }: One): Promise<CurlRun> {
  const fileName = output ?? (options.remoteNames > 0 ? url.replace(/[?#].*$|^.*\//gs, "") : null);
  const begin = performance.now();
  const done = await performTransfer(url, options, ports);
  const run: CurlRun = { stdout: done.stdout, stderr: done.trace, exitCode: 0 };
  let failure = done.failure;
  if (fileName !== null && fileName !== "-") {
    run.stdout = "";
    if (done.answer && !(await ports.writeFile(fileName, done.stdout))) failure = notWritten;
  }
  if (options.dumpHeader !== null && done.heads !== "") {
    if (options.dumpHeader === "-") run.stdout = done.heads + run.stdout;
    else await ports.writeFile(options.dumpHeader, done.heads);
  }
  run.exitCode = failure?.exitCode ?? 0;
  const errorMessage = failure?.message.replace(/^curl: \(\d+\) |\n$/g, "") ?? "";
  const told = writeOut(options.writeOut, {
    ...done,
    url,
    downloaded: done.bodyBytes,
    seconds: (performance.now() - begin) / 1000,
    fileName: fileName ?? "",
    exitCode: run.exitCode,
    errorMessage,
  });
  run.stdout += utf8(told.text);
  run.stderr += told.warning;
  if (failure && (!options.silent || options.showError)) run.stderr += failure.message;
  return run;
}

const notWritten: CurlFailure = {
  exitCode: 23,
  message: "curl: (23) Failure writing output to destination\n",
};
