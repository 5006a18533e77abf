import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

const at = "http://localhost:9091/metrics/job/demo";
const lines = "# TYPE a gauge\r\na 1\nb 2\n";
const metrics = { "m.txt": lines };

/** What curl sends. */
export const curlSendingCases: readonly ComparisonCase[] = [
  {
    option: "(no option)",
    does: "GET; writes the body",
    script: "curl http://localhost:9091/-/healthy",
  },
  {
    option: "`-d TEXT`",
    does: "POST as a form; `Content-Type: application/x-www-form-urlencoded`",
    script: `curl -d 'a 1' ${at}`,
  },
  {
    option: "`-d @FILE`",
    does: "leaves out carriage returns and newlines of the file",
    script: `curl -d @m.txt ${at}`,
    files: metrics,
  },
  {
    option: "`-d @-`",
    does: "the same with the standard input",
    script: `printf 'a 1\\nb 2\\n' | curl -d @- ${at}`,
  },
  {
    option: "`-d` twice",
    does: "joins both with `&`",
    script: `curl -d a=1 -d b=2 ${at}`,
  },
  {
    option: "`-d` with text of several lines",
    does: "keeps newlines that are not from a file",
    script: `curl -d $'a 1\\nb 2\\n' ${at}`,
  },
  {
    option: "`-d @FILE`, no such file",
    does: "7.88 warns and posts an empty body",
    script: `curl -d @none.txt ${at}`,
    differs: "newer curls stop with exit 26, which tells the learner at once; so does ours",
  },
  {
    option: "`--data TEXT`",
    does: "the long form of `-d`",
    script: `curl --data 'a 1' ${at}`,
  },
  {
    option: "`--data=TEXT`",
    does: "unknown: a long option's value is the next word",
    script: `curl --data=1 ${at}`,
  },
  {
    option: "`--data-ascii TEXT`",
    does: "the same as `-d`",
    script: `curl --data-ascii @m.txt ${at}`,
    files: metrics,
  },
  {
    option: "`--data-binary @-`",
    does: "keeps every byte of the standard input",
    script: `printf 'a 1\\r\\nb 2\\n' | curl --data-binary @- ${at}`,
  },
  {
    option: "`--data-binary @-`, as the lab prints it",
    does: "pushes a line; nothing on the output",
    script:
      "echo 'some_metric 3.14' | curl --data-binary @- http://pushgateway.team-a-monitoring:9091/metrics/job/prometheus_training",
  },
  {
    option: "`--data-binary @-` with a heredoc",
    does: "pushes all lines",
    script: `cat <<EOF | curl --data-binary @- ${at}/instance/one
# TYPE some_metric counter
some_metric{label="val1"} 42
# TYPE another_metric gauge
another_metric 2398.283
EOF`,
  },
  {
    option: "`--data-binary @FILE`",
    does: "keeps every byte of the file",
    script: `curl --data-binary @m.txt ${at}`,
    files: metrics,
  },
  {
    option: "`--data-binary TEXT`, not ASCII",
    does: "sends UTF-8",
    script: `printf 'a{b="grün"} 1\\n' | curl --data-binary @- ${at}`,
  },
  {
    option: "`--data-raw @TEXT`",
    does: "the `@` means nothing",
    script: `curl --data-raw @m.txt ${at}`,
    files: metrics,
  },
  {
    option: "`--data-urlencode TEXT`",
    does: "percent-encodes",
    script: `curl --data-urlencode 'a b&c=ü' ${at}`,
  },
  {
    option: "`--data-urlencode NAME=TEXT`",
    does: "percent-encodes the text, not the name",
    script: `curl --data-urlencode 'query=rate(a[1m]) + 1' ${at}`,
  },
  {
    option: "`--data-urlencode =TEXT`",
    does: "percent-encodes the text; the `=` goes",
    script: `curl --data-urlencode '=a=b' ${at}`,
  },
  {
    option: "`--data-urlencode NAME@FILE`",
    does: "percent-encodes the file, newlines included",
    script: `curl --data-urlencode q@m.txt ${at}`,
    files: metrics,
  },
  {
    option: "`-G` with `--data-urlencode`",
    does: "GET with the data as the query",
    script: "curl -s -G --data-urlencode 'q=a b' -d x=1 'http://localhost:9091/-/ready?z=0'",
  },
  {
    option: "`-G` with an address without a path",
    does: "the query goes behind `/`",
    script: "curl -s -o out -G -d x=1 http://localhost:9091",
  },
  {
    option: "`--json TEXT`",
    does: "POST as JSON; asks for JSON",
    script: `curl --json '{}' ${at}`,
  },
  { option: "`-X DELETE`", does: "another method", script: `curl -X DELETE ${at}` },
  {
    option: "`-XPUT`",
    does: "the value joined to the letter",
    script: `curl -XPUT -d 'a 1' ${at}`,
  },
  {
    option: "`-X PUT --data-binary @FILE`",
    does: "PUT with a body",
    script: `curl -X PUT --data-binary @m.txt ${at}`,
    files: metrics,
  },
  {
    option: "`-X POST` without a body",
    does: "POST without `Content-Length`",
    script: `curl -X POST ${at}`,
  },
  {
    option: "`-T FILE`",
    does: "PUT; waits for `100 Continue`",
    script: `curl -T m.txt ${at}`,
    files: metrics,
  },
  {
    option: "`-T FILE` to an address ending in `/`",
    does: "appends the file's name",
    script: "curl -T m.txt http://localhost:9091/metrics/job/",
    files: metrics,
  },
  {
    option: "`-T -`",
    does: "PUT of the standard input, in chunks",
    script: `printf 'a 1\\n' | curl -T - ${at}`,
    differs:
      "the app hands a body on whole: `Content-Length` instead of chunks; the Pushgateway stores the same",
  },
  {
    option: "`-T FILE`, no such file",
    does: "refuses, exit 26",
    script: `curl -T none.txt ${at}`,
  },
  {
    option: "`-H 'NAME: VALUE'`",
    does: "adds a header",
    script: `curl -H 'X-Team: a' -d 'a 1' ${at}`,
  },
  {
    option: "`-H` for a header curl sets",
    does: "takes its place",
    script: `curl -H 'Content-Type: text/plain' -H 'User-Agent: me' --data-binary @m.txt ${at}`,
    files: metrics,
  },
  { option: "`-H 'NAME:'`", does: "removes a header", script: `curl -H 'Accept:' -d 'a 1' ${at}` },
  { option: "`-H 'NAME;'`", does: "sends it empty", script: `curl -H 'X-Empty;' -d 'a 1' ${at}` },
  {
    option: "`-H 'Host: …'`",
    does: "another Host",
    script: `curl -s -H 'Host: other' http://localhost:9091/-/ready`,
  },
  {
    option: "`-H @FILE`",
    does: "headers from a file, one a line",
    script: `curl -H @h.txt -d 'a 1' ${at}`,
    files: { "h.txt": "X-One: 1\nX-Two: 2\n" },
  },
  {
    option: "`-u USER:PASSWORD`",
    does: "Basic authentication",
    script: `curl -u me:secret -d 'a 1' ${at}`,
  },
  {
    option: "`USER:PASSWORD@` in the address",
    does: "Basic authentication, percent-decoded",
    script: "curl -s http://me:s%20t@localhost:9091/-/ready",
  },
  {
    option: "`-A NAME`",
    does: "another User-Agent",
    script: "curl -s -A me http://localhost:9091/-/ready",
  },
  {
    option: "`-e ADDRESS`",
    does: "a Referer",
    script: "curl -s -e http://a/ http://localhost:9091/-/ready",
  },
  {
    option: "`-k`",
    does: "nothing over plain HTTP",
    script: "curl -k http://localhost:9091/-/healthy",
  },
  {
    option: "`--compressed`",
    does: "asks for compression",
    script: "curl -s --compressed http://localhost:9091/-/healthy",
  },

  {
    option: "`-H` twice with one name",
    does: "sends both",
    script: `curl -H 'X-A: 1' -H 'X-A: 2' -d 'a 1' ${at}`,
    differs:
      "the app takes one value a name: they arrive as `X-A: 1, 2`, which HTTP says is the same",
  },
  {
    option: "`-H @FILE`, no such file",
    does: "warns and goes on",
    script: `curl -H @none.txt -d 'a 1' ${at}`,
    differs: "as with `-d @FILE`: it stops with exit 26",
  },
  { option: "`-d ''`", does: "POST of an empty body", script: `curl -d '' ${at}` },
  {
    option: "`--data-binary ''` with `-X PUT`",
    does: "PUT of an empty body",
    script: `curl -X PUT --data-binary '' ${at}`,
  },
  {
    option: "`-F NAME=TEXT`",
    does: "POST as multipart/form-data",
    script: `curl -F a=1 ${at}`,
    differs:
      "neither server takes forms of this kind: refused as an option that this shell does not have",
  },
];
