// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expansions of a shell.
import { rowsAbout } from "./rows-about";

export const wordsCases = rowsAbout("words and expansions", [
  'v=\'x"y\'; echo "${v%%[\\"]*}"',
  'set -- -a -b val rest; while getopts \'ab:\' o; do echo "$o ${OPTARG-}"; done; shift $((OPTIND-1)); echo "$@"',
  "echo {a,b}{1..3} {01..03} {a..e..2}",
  "x=abc.def.gz; echo ${x%.*} ${x%%.*} ${x#*.} ${x##*.} ${x/./-} ${x//./-} ${x^^} ${x:2:3} ${x: -2} ${#x} ${y:-d} ${x:+s} ${x@Q}",
  "echo ${nope:?is missing}; echo on",
  { script: 'coproc cat; echo hi >&"${COPROC[1]}"', refuses: "coproc" },
  'set -u; f() { echo "${1:-none}"; }; f; f a',
  "x=hello; echo ${x/l/L} ${x//l/L} ${x/#he/HE} ${x/%lo/LO} ${x^} ${x^^} ${x:1:3} ${x:(-3)} ${x%l*} ${x%%l*} ${x#*l} ${x##*l} ${#x}",
  'unset u; e=; echo "${u-a} ${u:-b} ${e-c} ${e:-d} ${u+x} ${e+y} ${e:+z}"; : ${u:=set}; echo $u',
  'v=\'a"b\\c\'; v=${v//\\\\/\\\\\\\\}; v=${v//\\"/\\\\\\"}; echo "$v"; nl=$\'x\\ny\'; echo "${nl//$\'\\n\'/\\\\n}"',
  'echo {1..5..2} {5..1} {a..e} {01..03} pre{a,b}post {a,{b,c}}d "{a,b}" {a} {a,}',
  "shopt -s nullglob; echo *.nope; shopt -u nullglob",
  'printf \'%s\\n\' "${@:-none}"; set -- \'a b\' c; printf \'<%s>\' "${@:1}" "${@: -1}" "${*:1:1}"; echo; echo "${#@}" "${##}"',
  'escape() { local s=$1; s=${s//\\\\/\\\\\\\\}; s=${s//\\"/\\\\\\"}; s=${s//$\'\\n\'/\\\\n}; printf \'%s\' "$s"; }\nlabel=$\'a "quoted" \\\\ path\\nline\'\necho "m{l=\\"$(escape "$label")\\"} 1"',
  'str="key=value=more"; echo "${str%%=*} ${str#*=} ${str##*=} ${str%=*}"; path=/a/b/c.tar.gz; echo "${path##*/} ${path%/*} ${path%%.*} ${path#*.}"; echo "${path//\\//_}" "${path/#\\/a/X}"',
  's="  trim me  "; s="${s#"${s%%[![:space:]]*}"}"; s="${s%"${s##*[![:space:]]}"}"; echo "[$s]"',
  'v=abc; echo "${v:0:1}${v:1}" "${v: -1}" "${v:1:-1}" "${#v}" "${v:5}" "${v^}" "${v^^[ac]}" "${v,,}"',
  'f() { local a=1 b; b=$a$1; echo "$b"; unset a; echo "${a-unset}"; }; a=g; f x; echo $a',
  "for i in $(seq -w 8 10); do echo $i; done; for i in {08..10}; do echo $i; done; seq 1 2 5 | tr '\\n' ' '; echo; seq -s, 3",
  'eval \'for i in 1 2; do echo e$i; done\'; cmd="echo \'a b\'"; eval "$cmd"; $cmd; v=name; eval "$v=5"; echo $name; eval "echo \\${$v}"',
  'echo {a,b,c} {1..3}{x,y} {10..1..3} a{,b}c "{a,b}" {a..c}{1,2} ${x:-{a,b}}',
  'x=5 y=6; { x=7; } ; ( y=8 ); echo $x $y; z=1 | true; echo "${z-unset}"; f() { w=3; }; f | cat; echo "${w-unset}"; f; echo $w',
]);
