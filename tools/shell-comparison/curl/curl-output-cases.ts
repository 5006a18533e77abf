import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

const health = "http://localhost:9091/-/healthy";
const at = "http://localhost:9091/metrics/job/demo";
const refusedPush = `-d 'a 1' ${at}`;

/** What curl writes and how it ends. */
export const curlOutputCases: readonly ComparisonCase[] = [
  { option: "`-i`", does: "the answer's headers before the body", script: `curl -i ${health}` },
  {
    option: "`-i`, a refused push",
    does: "the 400 and what the Pushgateway says",
    script: `curl -i ${refusedPush}`,
  },
  { option: "`-I`", does: "HEAD; headers alone", script: `curl -I ${health}` },
  { option: "`-I -d TEXT`", does: "refuses, exit 2", script: `curl -I -d a ${health}` },
  {
    option: "`-v`",
    does: "tells the connection and both heads",
    script: "curl -v http://127.0.0.1:9091/-/healthy",
  },
  {
    option: "`-v -d TEXT`",
    does: "the same for a push",
    script: "curl -v -d 'a 1' http://127.0.0.1:9091/metrics/job/demo",
  },
  {
    option: "`-v -T FILE`",
    does: "tells of `100 Continue`",
    script: "curl -v -T m.txt http://127.0.0.1:9091/metrics/job/demo",
    files: { "m.txt": "a 1\n" },
    differs:
      "the app's way to the Pushgateway has no interim answers: the lines about `100 Continue` are missing",
  },
  { option: "`-s`", does: "no error texts", script: "curl -s http://nowhere.invalid/" },
  { option: "`-S`", does: "alone: as without it", script: "curl -S http://nowhere.invalid/" },
  {
    option: "`-sS`",
    does: "error texts, but no meter",
    script: "curl -sS http://nowhere.invalid/",
  },
  {
    option: "`-f`, 404",
    does: "no body, exit 22",
    script: "curl -f http://localhost:9091/nothing/here",
  },
  { option: "`-f`, 200", does: "as without it", script: `curl -f ${health}` },
  {
    option: "`-fsS`, a refused push",
    does: "the error alone, exit 22",
    script: `curl -fsS ${refusedPush}`,
  },
  {
    option: "`-fi`, 404",
    does: "headers, no body, exit 22",
    script: "curl -fi http://localhost:9091/nothing/here",
  },
  {
    option: "`--fail-with-body`",
    does: "body and exit 22",
    script: `curl --fail-with-body ${refusedPush}`,
  },
  {
    option: "`-f --fail-with-body`",
    does: "refuses: they exclude each other",
    script: `curl -f --fail-with-body ${refusedPush}`,
  },
  {
    option: "(no option), 503",
    does: "writes the body, exit 0",
    script: "curl http://localhost:9091/answers/503",
  },
  {
    option: "(no option), 302",
    does: "does not follow",
    script: "curl http://localhost:9091/answers/302",
  },
  { option: "`-L`, 302", does: "follows", script: "curl -L http://localhost:9091/answers/302" },
  {
    option: "`-iL`, 302",
    does: "follows, all headers",
    script: "curl -iL http://localhost:9091/answers/302",
  },
  {
    option: "`-L -d`, 302",
    does: "goes on with GET",
    script: "curl -L -d 'a 1' http://localhost:9091/answers/302",
  },
  {
    option: "`-L -d`, 307",
    does: "posts again",
    script: "curl -L -d 'a 1' http://localhost:9091/answers/307",
  },
  {
    option: "`-L -X PUT -d`, 303",
    does: "keeps the method that was named",
    script: "curl -L -X PUT -d 'a 1' http://localhost:9091/answers/303",
  },
  {
    option: "`-L --max-redirs N`, a circle",
    does: "ends after N, exit 47",
    script: "curl -sSL --max-redirs 2 http://localhost:9091/answers/circle",
  },
  {
    option: "`-o FILE`",
    does: "writes the body to a file",
    script: `curl -o out.txt ${health}; cat out.txt`,
  },
  {
    option: "`-o /dev/null`",
    does: "throws the body away",
    script: `curl -s -o /dev/null -w '%{http_code}' ${health}`,
  },
  {
    option: "`-o FILE`, no such directory",
    does: "exit 23",
    script: `curl -o none/out.txt ${health}`,
  },
  {
    option: "`-O`",
    does: "names the file after the address",
    script: `curl -O ${health}; cat healthy`,
  },
  {
    option: "`-O`, no name in the address",
    does: "exit 23",
    script: "curl -O http://localhost:9091/",
  },
  {
    option: "`-D FILE`",
    does: "writes the headers to a file",
    script: `curl -D head.txt ${health}; cat head.txt`,
  },
  {
    option: "`-w` with several variables",
    does: "writes them after the body",
    script: `curl -s -w '%{http_code} %{size_download} %{size_upload} %{content_type} %{method} %{url_effective} %{num_redirects} %{response_code} %{scheme} %{http_version} %{num_headers} %{size_header} %{exitcode} %{remote_port}\\n' ${refusedPush}`,
  },
  {
    option: "`-w`, escapes",
    does: "`\\n`, `\\t`, `%%`",
    script: `curl -s -w 'a\\tb\\n%%\\q%{' ${health}`,
  },
  {
    option: "`-w`, redirect",
    does: "`%{redirect_url}`",
    script: "curl -s -o /dev/null -w '%{redirect_url}' http://localhost:9091/answers/302",
  },
  {
    option: "`-w`, after an error",
    does: "`000`, and the error",
    script: "curl -s -w '%{http_code} %{exitcode} %{errormsg}' http://nowhere.invalid/",
  },
  {
    option: "`-w`, unknown variable",
    does: "says so",
    script: `curl -s -w '%{nonsense}x' ${health}`,
  },
  {
    option: "`-w`, times",
    does: "seconds with six digits",
    script: `curl -s -w '%{time_total} %{time_connect}' ${health}`,
  },
  {
    option: "`-w @FILE`",
    does: "the format from a file",
    script: `curl -s -w @f.txt ${health}`,
    files: { "f.txt": "\n%{http_code}\n" },
  },
  {
    option: "`-m SECONDS`",
    does: "gives up, exit 28",
    script: "curl -sS -m 2 http://localhost:9091/answers/never",
  },
  {
    option: "`--max-time SECONDS`",
    does: "the long form",
    script: "curl -sS --max-time 2.5 http://localhost:9091/answers/never",
  },
  {
    option: "`--max-time TEXT`",
    does: "refuses, exit 2",
    script: `curl --max-time soon ${health}`,
  },
  { option: "no answer", does: "exit 52", script: "curl http://localhost:9091/answers/nothing" },
  { option: "204", does: "writes nothing", script: "curl -i http://localhost:9091/answers/204" },

  {
    option: "`-v`, unknown host",
    does: "tells what failed",
    script: "curl -v http://nowhere.invalid/",
  },
  {
    option: "`-v`, connection refused",
    does: "tells what failed",
    script: "curl -v http://127.0.0.1:1/",
  },
  {
    option: "`-vf`, 404",
    does: "tells the connection, exit 22",
    script: "curl -vf http://127.0.0.1:9091/nothing",
    differs: "the real one drops the connection before the body; ours has read it",
  },
  {
    option: "progress meter",
    does: "draws one with `-o` and in pipes",
    script: `curl -q -o out.txt ${health}`,
    differs: "a transcript is no place for a drawing over itself; `-s` is not needed here",
  },
  {
    option: "`-#`",
    does: "draws a bar",
    script: `curl -q -# -o out.txt ${health}`,
    differs: "as with the progress meter",
  },
  {
    option: "`-o FILE --create-dirs`",
    does: "makes the directory",
    script: `curl --create-dirs -o one/two/out.txt ${health}; cat one/two/out.txt`,
  },
  {
    option: "`-o` more often than addresses",
    does: "warns",
    script: `curl -o one.txt -o two.txt ${health}`,
  },
  {
    option: "`-D -`",
    does: "headers on the output",
    script: `curl -s -D - -o /dev/null ${health}`,
  },
  {
    option: "`--retry N`, 503",
    does: "tries again after a pause",
    script: "curl -sS --retry 1 --retry-delay 1 http://localhost:9091/answers/503",
    differs:
      "taken, and without effect: nothing between the shell and the own servers fails for a moment",
  },
];
