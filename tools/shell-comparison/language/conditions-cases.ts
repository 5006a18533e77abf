// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expansions of a shell.
import { rowsAbout } from "./rows-about";

export const conditionsCases = rowsAbout("conditions and patterns", [
  "case 5 in [!0-9]) echo neg;; *) echo pos;; esac",
  "for re in '[' '(' 'a{' '*a' 'a**' '+' 'a|*' ')' '{1}' 'a{x' 'a{1' '^*' '(*a)' '$*' '()' '(|a)' 'a{,3}' '}' '\\\\{' '[{]' 'x{1}{2}' '^{2}' 'a{99999}' 'a{ 1}'; do [[ 'a{x' =~ $re ]]; echo \"$re $?\"; done",
  "x='{'; [[ $x =~ { ]]; echo $?; [[ $x =~ \\{ ]]; echo $?; [[ $x =~ \"{\" ]]; echo $?",
  "for re in '[' '(' 'a{' '*a' '+' ')' '{1}' 'a{1' '^*' '()' 'a{,3}' '}' '\\\\{'; do echo 'a{x' | sed -E \"s/$re/<&>/\"; echo \"$re $?\"; done 2>/dev/null",
  '[ abc -eq 1 ] 2>/dev/null; echo $?; test abc -gt 1 2>/dev/null && echo y || echo n; if [ "" -gt 0 ] 2>/dev/null; then echo a; fi; [ a b ] 2>/dev/null; echo $?',
  "b='\\'; case 'x\\y' in *[\"$b\"]*) echo m;; esac; echo on",
  "while getopts 'ab:c' o; do case $o in a) echo A;; b) echo B=$OPTARG;; \\?) echo bad;; esac; done",
  "i=0; while ((i<3)); do echo $i; ((i++)); done; until [ $i -eq 0 ]; do ((i--)); done; echo $i",
  "set -- -v -n 5 --long file; while [ $# -gt 0 ]; do case $1 in -v) echo v;; -n) echo n=$2; shift;; --*) echo long;; *) echo $1;; esac; shift; done",
  'while getopts \':a:b\' o; do case $o in a) echo a=$OPTARG;; b) echo b;; :) echo "need $OPTARG";; \\?) echo "bad $OPTARG";; esac; done; echo $OPTIND',
  'set -- -b -a x -z -a; while getopts \':a:b\' o; do case $o in a) echo a=$OPTARG;; b) echo b;; :) echo "need $OPTARG";; \\?) echo "bad $OPTARG";; esac; done; echo $OPTIND',
]);
