import type { ScriptCase } from "./script-case";

const at = "http://pushgateway:9091/metrics/job";

const files = {
  "backup.log":
    "2024-03-05T01:00:00Z INFO start\n2024-03-05T01:00:07Z INFO copied 120 files, 73400320 bytes\n" +
    "2024-03-05T01:00:09Z WARN skipped 3 files\n2024-03-05T01:01:30Z INFO done\n",
  "jobs.csv": "job,seconds,rows\nimport,12.5,1800\nexport,7.25,910\nclean,0,0\n",
  "status.json":
    '{"version":"1.4.2","queue":{"mail":17,"sms":3},"healthy":true,"latency":[12,15,9]}\n',
};

const script = (what: string, text: string): ScriptCase => ({ what, script: text, files });

/** Scripts of the kinds that people push with. */
export const scriptCases: readonly ScriptCase[] = [
  script(
    "a value from a pipe",
    `echo "backup_files_total 120" | curl -sf --data-binary @- ${at}/backup; echo "ended with $?"`,
  ),
  script(
    "a push that is refused",
    `echo 'a 1' | curl -sf --data-binary @- ${at}/refused || echo "not pushed: $?" >&2`,
  ),
  script(
    "a status code, looked at",
    `code=$(echo 'a 1' | curl -s -o /dev/null -w '%{http_code}' --data-binary @- ${at}/refused)
if [ "$code" -ne 200 ]; then echo "refused with $code"; exit 3; fi`,
  ),
  script(
    "strict mode, a here-document, a trap",
    `set -euo pipefail
out=$(mktemp); trap 'rm -f "$out"; echo cleaned' EXIT
start=$(date -d 2024-03-05T01:00:00Z +%s); end=$(date -d 2024-03-05T01:01:30Z +%s)
cat >"$out" <<EOF
# HELP backup_duration_seconds How long it took.
# TYPE backup_duration_seconds gauge
backup_duration_seconds $((end - start))
EOF
curl -sS --fail --data-binary @"$out" ${at}/backup/instance/db1`,
  ),
  script(
    "numbers out of a log, by sed",
    `n=$(sed -n 's/.*copied \\([0-9]*\\) files.*/\\1/p' backup.log)
b=$(sed -nE 's/.*, ([0-9]+) bytes/\\1/p' backup.log)
printf 'backup_files %d\\nbackup_megabytes %.1f\\n' "$n" "$(echo "scale=1; $b/1048576" | bc)" | curl -s --data-binary @- ${at}/backup`,
  ),
  script(
    "numbers out of a log, by grep -P",
    `grep -oP 'copied \\K\\d+(?= files)' backup.log | sed 's/^/backup_files /' | curl -s --data-binary @- ${at}/backup`,
  ),
  script(
    "a table turned into metrics by awk",
    `awk -F, 'NR>1 { gsub(/"/, "\\\\\\"", $1); printf "job_duration_seconds{job_name=\\"%s\\"} %s\\n", $1, $2 }' jobs.csv |
  curl -s --data-binary @- ${at}/jobs`,
  ),
  script(
    "sums and means by awk",
    `awk -F, 'NR>1{s+=$2; if($2>m)m=$2} END{printf "sum %.2f\\nmax %s\\nmean %.3f\\n", s, m, s/(NR-1)}' jobs.csv`,
  ),
  script(
    "counts by kind",
    `awk '{n[$2]++} END{for(k in n) printf "log_lines_total{level=\\"%s\\"} %d\\n", tolower(k), n[k]}' backup.log | sort`,
  ),
  script(
    "a label's value, escaped",
    `esc() { printf '%s' "$1" | sed -e 's/\\\\/\\\\\\\\/g' -e 's/"/\\\\"/g'; }
printf 'm{path="%s"} 1\\n' "$(esc 'C:\\dir "x"')" | tee out.prom | curl -s --data-binary @- ${at}/x; cat out.prom`,
  ),
  script(
    "only whole numbers pass",
    `for v in 12 -3 4.5 abc ''; do case $v in ''|*[!0-9]*) echo "bad: '$v'";; *) echo "m $v";; esac; done`,
  ),
  script(
    "numbers checked by a pattern",
    `for v in 1 1.5 -2 1e3 x1 1x; do [[ $v =~ ^-?[0-9]+(\\.[0-9]+)?$ ]] && echo "m $v" || echo "# $v"; done`,
  ),
  script(
    "tries again",
    `try() { local n=0; until "$@"; do n=$((n+1)); [ $n -ge 3 ] && return 1; done; }
try curl -sf -d 'x 1' ${at}/refused || echo "gave up"`,
  ),
  script(
    "a loop over a file",
    `tail -n +2 jobs.csv | while IFS=, read -r job seconds rows; do
  echo "rows{job_name=\\"$job\\"} $rows" | curl -s --data-binary @- ${at}/jobs/instance/$job
done`,
  ),
  script(
    "an array of metrics",
    `metrics=("a 1" "b 2" "c 3"); printf '%s\\n' "\u0024{metrics[@]}" | curl -s --data-binary @- ${at}/x; echo "\u0024{#metrics[@]} pushed"`,
  ),
  script(
    "a map of values",
    `declare -A free=([root]=12 [home]=34)
for disk in $(printf '%s\\n' "\u0024{!free[@]}" | sort); do echo "free{disk=\\"$disk\\"} \u0024{free[$disk]}"; done`,
  ),
  script(
    "a group's path with base64",
    `dir=$(printf '/var/tmp' | base64 | tr '/+' '_-' | tr -d '='); echo 'a 1' | curl -s --data-binary @- ${at}/x/path@base64/$dir`,
  ),
  script("a DELETE", `curl -s -X DELETE ${at}/backup/instance/db1 && echo deleted`),
  script(
    "a PUT of a file",
    `echo 'a 1' >m.prom; curl -s -T m.prom ${at}/x; curl -s -X PUT --data-binary @m.prom ${at}/x`,
  ),
  script(
    "JSON by jq",
    `jq -r '.queue | to_entries[] | "queue_length{name=\\"\\(.key)\\"} \\(.value)"' status.json | curl -s --data-binary @- ${at}/queue`,
  ),
  script("a flag by jq", `jq -r 'if .healthy then "up 1" else "up 0" end' status.json`),
  script("a mean by jq", `jq '.latency | add / length' status.json`),
  script(
    "comparing fractions with bc",
    `load=1.75; if (( $(echo "$load > 1.5" | bc -l) )); then echo "overloaded 1"; else echo "overloaded 0"; fi`,
  ),
  script(
    "percent with bc",
    `used=37; total=120; echo "used_percent $(echo "scale=2; $used*100/$total" | bc)"`,
  ),
  script(
    "the age of a date",
    `then=$(date -d '2024-02-28' +%s); now=$(date -d '2024-03-05' +%s); echo "age_days $(( (now - then) / 86400 ))"`,
  ),
  script(
    "the last day of a month",
    `first=$(date -d '2024-02-10' +%Y-%m-01); date -d "$first +1 month -1 day" +%F`,
  ),
  script(
    "a time of ISO 8601",
    "date -u -d @1709622489 +%Y-%m-%dT%H:%M:%SZ; date -u -d @1709622489 -Iseconds",
  ),
  script(
    "the newest line that is no comment",
    "printf '# x\\n\\na 1\\nb 2\\n' | grep -vE '^(#|$)' | tail -n 1",
  ),
  script(
    "the size of what lies about",
    `mkdir d; echo abc >d/a.gz; echo abcdef >d/b.gz; find d -name '*.gz' -type f -printf '%s\\n' | awk '{s+=$1} END{print "backup_bytes " s}'`,
  ),
  script(
    "old files go",
    `mkdir d; touch -d '2024-01-01' d/old.gz; touch d/new.gz; find d -name '*.gz' -mtime +7 -delete; ls d`,
  ),
  script(
    "how long a command took",
    `start=$(date +%s); sleep 0; end=$(date +%s); [ $((end - start)) -ge 0 ] && echo "measured"`,
  ),
  script(
    "the status of a job as a metric",
    `run() { false; }; run; rc=$?; echo "job_last_status $rc" | curl -s --data-binary @- ${at}/job; exit $rc`,
  ),
  script(
    "a name made fit for a metric",
    `name='My-Job 2.0'; echo "$name" | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9_]/_/g'`,
  ),
  script(
    "defaults and demands",
    `: "\u0024{JOB:=backup}"; URL=\u0024{URL:-${at}}; echo "a 1" | curl -s --data-binary @- "$URL/$JOB"; (echo "\u0024{NOPE:?is missing}") 2>/dev/null; echo "status $?"`,
  ),
  script(
    "the most frequent words",
    "cut -d' ' -f2 backup.log | sort | uniq -c | sort -rn | awk '{print $2, $1}'",
  ),
  script("columns added", "cut -d, -f3 jobs.csv | tail -n +2 | paste -sd+ | bc"),
  script(
    "a background push",
    `curl -s -d 'a 1
' ${at}/x & pid=$!; wait $pid; echo "ended with $?"`,
  ),
];
