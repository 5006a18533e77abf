import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

const health = "http://127.0.0.1:9091/-/healthy";
const at = "http://127.0.0.1:9091/metrics/job/demo";

/** What curl tells with `-v`, and the rarer variables of `-w`. */
export const curlVerboseCases: readonly ComparisonCase[] = [
  {
    option: "`-v -X POST -d`",
    does: "says that `-X` is not needed",
    script: `curl -v -X POST -d 'a 1' ${at}`,
  },
  { option: "`-v -X PUT -d`", does: "says nothing of it", script: `curl -v -X PUT -d 'a 1' ${at}` },
  {
    option: "`-v -X GET`",
    does: "says that `-X` is not needed",
    script: `curl -v -X GET ${health}`,
  },
  { option: "`-v -X DELETE`", does: "says nothing of it", script: `curl -v -X DELETE ${at}` },
  {
    option: "`-vI`",
    does: "the heads; headers on the output as well",
    script: `curl -vI ${health}`,
  },
  { option: "`-vi`", does: "the heads twice", script: `curl -vi ${health}` },
  { option: "`-v -u USER:PASSWORD`", does: "tells who", script: `curl -v -u me:secret ${health}` },
  { option: "`-vs`", does: "as `-v`", script: `curl -vs ${health}` },
  {
    option: "`-v -o FILE`",
    does: "as `-v`, the body in the file",
    script: `curl -v -o out.txt ${health}`,
  },
  {
    option: "`-v` with two addresses",
    does: "the second on the same connection",
    script: `curl -v ${health} ${health}`,
    differs: "each transfer stands for itself: a connection is not told as used again",
  },
  {
    option: "`-vL`, 302",
    does: "tells both",
    script: "curl -vL http://127.0.0.1:9091/answers/302",
    differs: "as with two addresses: connections are not counted",
  },
  { option: "`-v`, 204", does: "no body", script: "curl -v http://127.0.0.1:9091/answers/204" },
  {
    option: "`-v`, no answer",
    does: "tells so",
    script: "curl -v http://127.0.0.1:9091/answers/nothing",
  },
  {
    option: "`-v -m SECONDS`, no answer in time",
    does: "tells so",
    script: "curl -v -m 2 http://127.0.0.1:9091/answers/never",
  },
  {
    option: "`-v` with an empty body",
    does: "tells both heads",
    script: `curl -v -X PUT -d '' ${at}`,
  },
  {
    option: "`-w`, rarer variables",
    does: "zero or empty over plain HTTP",
    script: `curl -s -o out.txt -w '%{http_connect} %{num_certs} %{ssl_verify_result} %{proxy_ssl_verify_result} %{referer} %{urlnum} %{num_connects} %{remote_ip} %{local_ip} %{size_request} %{filename_effective} %{url} %{time_appconnect} %{time_pretransfer} %{time_redirect}' ${health}`,
  },
  {
    option: "`-w '%{stderr}…%{stdout}…'`",
    does: "writes to the one and the other",
    script: `curl -s -o out.txt -w '%{stderr}%{http_code}%{stdout}%{method}' ${health}`,
  },
  {
    option: "`-w '…%{onerror}…'`",
    does: "the rest after an error alone",
    script: `curl -s -o out.txt -w 'a%{onerror}%{errormsg}' ${health}; curl -s -w 'a%{onerror}%{errormsg}' http://nowhere.invalid`,
  },
  {
    option: "`-w '%header{NAME}'`",
    does: "a header of the answer",
    script: `curl -s -o out.txt -w '%header{content-type}|%header{none}' ${health}`,
  },
  {
    option: "`-w '%{json}'`",
    does: "all variables as JSON",
    script: `curl -s -o out.txt -w '%{json}' ${health}`,
    differs: "half of it would be made up here: it is told as an unknown variable",
  },
];
