// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expansions of a shell.
import { rowsAbout } from "./rows-about";

export const shellStateCases = rowsAbout("what the shell keeps", [
  'set -euo pipefail\necho start\necho "${GATEWAY_URL}"\necho never',
  'set -u; (echo $nope; echo in); echo "after $?"',
  'set -eu; x=$(echo $nope); echo "after $?"',
  "echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL; echo $(echo $BASH_SUBSHELL))); echo x | { read; echo $BASH_SUBSHELL; }",
  "RANDOM=42; echo $RANDOM $RANDOM $RANDOM; RANDOM=1; echo $RANDOM $((RANDOM % 10))",
  "RANDOM=0; echo $RANDOM $RANDOM; RANDOM=abc; echo $RANDOM; RANDOM=-5; echo $RANDOM; RANDOM=99999999999; echo $RANDOM",
  "TIMEFORMAT='%R'; { time :; } 2>&1 | grep -cE '^[0-9]\\.[0-9]{3}$'; TIMEFORMAT='took %1lR user=%0U%%'; { time :; } 2>&1 | sed 's/[0-9]/N/g'; TIMEFORMAT=; { time :; } 2>&1 | wc -c",
  "(exit 3) & p=$!; wait $p; echo $?; wait $p; echo $?; wait -n; echo $?",
  "(exit 3) & (sleep 1; exit 4) & wait -n; echo $?; wait -n; echo $?; wait -n; echo $?",
  "(exit 4) & wait $!; jobs; wait %1; echo $?",
  "cat <(echo hi); wait $!; echo $?",
  'f() { local -; set -f; echo *; }; f; echo /b*n; set -u; g() { local -; set +u; echo "[$nope]"; }; g; echo $-',
  "mkdir -p a/b c; CDPATH=a:.; cd b; pwd; cd ~; cd c; cd ../a; CDPATH=; cd b; pwd",
  'set -x; y=$(echo a); echo "$y" \'b c\'; for i in 1; do :; done; a[2]=x; m+=5; eval "echo q"',
  "PS4='+ line ${LINENO}: '; set -x; echo hi\necho two",
  "exec 5>trace; BASH_XTRACEFD=5; set -x; echo hi; set +x; cat trace",
  'declare -A m=([x]=1 [0]=z); echo "${m@A}|${m[@]@A}|${m[x]@A}"; a=(1 2); echo "${a@A}|${a[@]@A}|${a[1]@A}"; declare -A n=([x]=1); echo "${n@A}"; set -- x "y z"; echo "${@@A}|${1@A}"; declare -A none; echo "${none@A}|${none[@]@A}"',
  "re='^([a-z_]+)\\{([^}]*)\\} ([0-9.e+-]+)$'\nline='http_total{code=\"200\"} 1.5e+3'\nif [[ $line =~ $re ]]; then printf '%s\\n' \"${BASH_REMATCH[@]:1}\"; fi",
  '[[ abcd =~ ab|abcd ]] && echo "${BASH_REMATCH[0]}"; [[ foobar =~ (foo|foobar)$ ]] && echo ${BASH_REMATCH[1]}; [[ "a-b" =~ ^[a\\-]+ ]]; echo "${BASH_REMATCH[0]}"; re=\'a{2,3}b?\'; [[ caaab =~ $re ]] && echo $BASH_REMATCH; re=\'(\'; [[ x =~ $re ]]; echo $?',
  "cat <<E\n$LINENO\n$(echo $LINENO)\n`echo $LINENO`\nE\necho $LINENO",
  "if true; then\ncat <<E | sed 's/^/> /'\n$LINENO\n$(echo $LINENO)\nE\nfi\nf() { echo $LINENO; }\ncat <<E\n$(f)\n$(echo $LINENO)\nE\necho $LINENO",
]);
