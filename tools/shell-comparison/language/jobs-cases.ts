// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expansions of a shell.
import { rowsAbout } from "./rows-about";

export const jobsCases = rowsAbout("jobs and signals", [
  "[[ 5 == [!0-9] ]] && echo y || echo n; [[ a == [^b] ]] && echo y",
  "x=1; { x=2; } & wait; echo $x",
  "sleep 0.2 & sleep 0.1 & wait; echo done",
  'case "foo.txt" in *.jpg|*.png) echo img;; *.txt) echo txt;& x) echo fall;; *) echo d;; esac; case a in a) echo 1;;& [a-z]) echo 2;; esac',
  '[[ abc == a* && ! x == y ]] && echo 1; [[ a < b ]] && echo 2; [[ -z "" && -n x ]] && echo 3; [[ 10 -gt 9 ]] && echo 4; x="a b"; [[ $x == "a b" ]] && echo 5; [[ "a*" == "a*" ]] && echo 6; p=\'a*\'; [[ abc == $p ]] && echo 7; [[ abc == "$p" ]] || echo 8',
  "tee >(cat >copy) <<< hi >/dev/null; until [ -s copy ]; do sleep 0.1; done; cat copy",
  "break; echo on; for i in 1 2 3; do for j in a b; do [ $i = 2 ] && continue 2; [ $j = b ] && break; echo $i$j; done; done",
  "a=(b c a); sorted=($(printf '%s\\n' \"${a[@]}\" | sort)); echo \"${sorted[@]}\"; IFS=$'\\n' read -r -d '' -a l < <(printf 'x\\ny\\n' && printf '\\0'); echo ${#l[@]}",
  "kill -l TERM; kill -l 9; kill -0 $$ && echo alive; kill -0 999999 2>/dev/null || echo dead",
  'main() { local -r url=${URL:-http://x}; local code; code=$(echo 200); if (( code >= 200 && code < 300 )); then echo "pushed to $url"; else return 1; fi; }\nmain "$@"; URL=y main',
  "x=10; x=$((x-1)); : $((x*=2)); echo $x; ((x>5)) && echo big; ((x<5)) || echo notsmall; echo $((x%7)) $((-7/2)) $((-7%3)) $((7/-2)) $((1<<40)) $((0xff & 0x0f)) $((5^3)) $((5|2))",
  'i=5; while [ "$i" -gt 0 ]; do printf \'%s \' "$i"; i=$((i-1)); [ "$i" -eq 2 ] && break; done; echo',
  'contains() { local e; for e in "${@:2}"; do [[ $e == "$1" ]] && return 0; done; return 1; }; contains b a b c && echo yes; contains z a b || echo no',
  "fact() { (( $1 <= 1 )) && echo 1 || echo $(( $1 * $(fact $(($1-1))) )); }; fact 5",
  "i=0; for x in a b c; do for y in 1 2; do ((i++)); [[ $y == 1 ]] && continue; [[ $x == b ]] && break 2; echo $x$y; done; done; echo $i",
  'f() { sleep "$1"; echo "f$1"; }; f 0.1 & f 0.9 & wait; echo all',
  "command -v bash >/dev/null && echo has; type -t type; type cd | head -1; hash -r; which ls >/dev/null && echo w; command echo via; builtin echo b",
  "shopt -s nocasematch; [[ ABC == abc ]] && echo nc; shopt -u nocasematch; shopt -q extglob || echo off; shopt -s dotglob; touch .hid; echo * | grep -c hid",
  'mkdir -p d/e; touch d/x d/e/y; echo d/* d/*/; shopt -s globstar; echo d/**; for p in d/**/*; do [ -f "$p" ] && echo "$p"; done',
  "true || echo no && echo yes; false && echo no || echo or; true && true && echo 3; false || false || echo last; { true && false; } || echo grp; if false || true; then echo t; fi",
  'let "a = 5 + 3" "b = a * 2"; echo $a $b; (( c = a > 5 ? 1 : 2 )); echo $c; echo $(( (a + b) * 2 - 1 )); echo $((a++ + ++a)); echo $a; x=3; echo $((x == 3 && a > 1)); echo $(($x+${x}1))',
]);
