import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

/** What curl makes of addresses. */
export const curlAddressCases: readonly ComparisonCase[] = [
  { option: "without `http://`", does: "takes HTTP", script: "curl localhost:9091/-/healthy" },
  { option: "`127.0.0.1`", does: "the same", script: "curl http://127.0.0.1:9091/-/healthy" },
  {
    option: "`pushgateway:9091`",
    does: "the name in the cluster",
    script: "curl http://pushgateway:9091/-/healthy",
  },
  {
    option: "`HTTP://LOCALHOST`",
    does: "capitals are the same",
    script: "curl HTTP://LOCALHOST:9091/-/healthy",
  },
  { option: "unknown host", does: "exit 6", script: "curl http://pushgatway.invalid:9091/metrics" },
  { option: "connection refused", does: "exit 7", script: "curl http://localhost:1/metrics" },
  { option: "port too large", does: "exit 3", script: "curl http://localhost:99999/" },
  { option: "port not a number", does: "exit 3", script: "curl http://localhost:90x1/" },
  { option: "no host", does: "exit 3", script: "curl http:///metrics" },
  { option: "other scheme", does: "exit 1", script: "curl pushgateway://localhost:9091/" },
  { option: "`https://`", does: "no TLS there: exit 35", script: "curl https://localhost:9091/" },
  {
    option: "a space in the address",
    does: "exit 3",
    script: "curl 'http://localhost:9091/metrics/job/a b'",
  },
  {
    option: "a newline in the address",
    does: "exit 3",
    script: "curl $'http://localhost:9091/metrics/job/a\\n'",
  },
  {
    option: "dots in the path",
    does: "are squashed",
    script: "curl -s http://localhost:9091/a/../-/./healthy",
  },
  {
    option: "`--path-as-is`",
    does: "dots stay",
    script: "curl -s -o /dev/null --path-as-is http://localhost:9091/a/../-/healthy",
  },
  {
    option: "`//` in the path",
    does: "stays",
    script: "curl -X PUT -d '' http://localhost:9091/metrics/job/a//b",
  },
  {
    option: "percent signs",
    does: "stay as they are",
    script: "curl -X DELETE http://localhost:9091/metrics/job/a%2Fb%zz",
  },
  {
    option: "not ASCII",
    does: "UTF-8 as it stands",
    script: "curl -X DELETE http://localhost:9091/metrics/job/grün",
  },
  {
    option: "a fragment",
    does: "is not sent",
    script: "curl -s 'http://localhost:9091/-/healthy#top'",
  },
  { option: "a query", does: "is sent", script: "curl -s 'http://localhost:9091/-/healthy?a=b?c'" },
  {
    option: "a query without a path",
    does: "`/` before it",
    script: "curl -s -o /dev/null 'http://localhost:9091?a=b'",
  },
  {
    option: "two addresses",
    does: "one after the other",
    script: "curl http://localhost:9091/-/healthy http://localhost:9091/-/ready",
  },
  {
    option: "two addresses, the first fails",
    does: "the last one's exit code",
    script: "curl http://nowhere.invalid/ http://localhost:9091/-/ready",
  },
  {
    option: "two addresses, the second fails",
    does: "the last one's exit code",
    script: "curl http://localhost:9091/-/ready http://nowhere.invalid/",
  },
  {
    option: "`-o` once, two addresses",
    does: "the second on the output",
    script:
      "curl -o one.txt http://localhost:9091/-/healthy http://localhost:9091/-/ready; cat one.txt",
  },
  {
    option: "`[1-3]`",
    does: "three requests",
    script: "curl -s -X DELETE 'http://localhost:9091/metrics/job/[1-3]'",
  },
  {
    option: "`[08-10]`",
    does: "keeps leading zeros",
    script: "curl -s -X DELETE 'http://localhost:9091/metrics/job/[08-10]'",
  },
  {
    option: "`[1-10:4]`",
    does: "steps",
    script: "curl -s -X DELETE 'http://localhost:9091/metrics/job/[1-10:4]'",
  },
  {
    option: "`[a-c]`",
    does: "letters",
    script: "curl -s -X DELETE 'http://localhost:9091/metrics/job/[a-c]'",
  },
  {
    option: "`{a,b}`",
    does: "two requests",
    script: "curl -s -X DELETE 'http://localhost:9091/metrics/job/{a,b}'",
  },
  {
    option: "`{a,b}[1-2]`",
    does: "four requests",
    script: "curl -s -X DELETE 'http://localhost:9091/metrics/job/{a,b}[1-2]'",
  },
  {
    option: "`{a,b}` with bodies",
    does: "one body after the other",
    script: "curl 'http://localhost:9091/-/{healthy,ready}'",
  },
  {
    option: "`-o '#1.txt'`",
    does: "the part in the file's name",
    script:
      "curl -s -o '#1.txt' 'http://localhost:9091/-/{healthy,ready}'; cat healthy.txt ready.txt",
  },
  { option: "`[` without `]`", does: "exit 3", script: "curl 'http://localhost:9091/a[1'" },
  { option: "`{` without `}`", does: "exit 3", script: "curl 'http://localhost:9091/a{b'" },
  { option: "`}` alone", does: "exit 3", script: "curl 'http://localhost:9091/a}b'" },
  { option: "`[x]`", does: "exit 3: a bad range", script: "curl 'http://localhost:9091/a[x]'" },
  {
    option: "`-g`",
    does: "brackets mean nothing",
    script: "curl -s -g -o /dev/null 'http://localhost:9091/a[1-2]{b}'",
  },

  {
    option: "`http:/` and `http:///`",
    does: "one to three slashes are the same",
    script: "curl http:/localhost:9091/-/healthy http:///localhost:9091/-/healthy",
  },
  { option: "a host with a `!`", does: "exit 3", script: "curl 'http://local!host:9091/'" },
  { option: "an empty port", does: "80", script: "curl http://localhost.invalid:/" },
  {
    option: "a query that is not ASCII",
    does: "sends the bytes as they stand",
    script: "curl -s -o /dev/null 'http://localhost:9091/?a=ü'",
    differs:
      "percent-encodes it as in the path: what travels through the app is ASCII, and means the same",
  },
  { option: "`[3-1]`", does: "exit 3: a bad range", script: "curl 'http://localhost:9091/a[3-1]'" },
  { option: "`[]`", does: "is itself", script: "curl -s -o /dev/null 'http://localhost:9091/a[]'" },
  { option: "`{}`", does: "exit 3", script: "curl 'http://localhost:9091/a{}'" },
  { option: "`{a{b}}`", does: "exit 3", script: "curl 'http://localhost:9091/a{a{b}}'" },
  {
    option: "`[1-2000]`",
    does: "2000 requests",
    script: "curl -s -I -o /dev/null 'http://localhost:9091/[1-2000]'",
    differs: "more than 1000 are refused as a bad range",
  },
  { option: "`[c-a]`", does: "exit 3: a bad range", script: "curl 'http://localhost:9091/a[c-a]'" },
];
