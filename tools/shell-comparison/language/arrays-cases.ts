// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expansions of a shell.
import { rowsAbout } from "./rows-about";

export const arraysCases = rowsAbout("arrays", [
  'f() { local -A m; m[a]=1; m[b]=2; echo "${m[a]} ${#m[@]}"; }; f',
  'IFS=,; a=(1 2 3); echo "${a[*]}"',
  'a=(x y z); unset \'a[1]\'; echo "${!a[@]}" "${a[@]}"; a+=(w); echo "${a[-1]}" "${a[@]:1:2}"',
  'declare -A m=([a]=1 ["b c"]=2); for k in "${!m[@]}"; do echo "$k=${m[$k]}"; done | sort',
  'a=("x y" z); for i in "${a[@]}"; do echo "<$i>"; done; for i in ${a[@]}; do echo "<$i>"; done',
  'declare -A m; m[a]=1; m["b c"]=2; m[$((1+1))]=x; echo ${#m[@]}; for k in "${!m[@]}"; do echo "$k=${m[$k]}"; done; unset \'m[a]\'; echo "${!m[@]}"; [[ -v m[a] ]] || echo no',
  "declare -A c; for w in a b a c a; do ((c[$w]++)); done; for k in a b c; do echo $k ${c[$k]}; done; declare -p c",
  'a=(1 2 3); a[5]=x; echo ${#a[@]} ${!a[@]}; a+=(y z); echo "${a[@]: -2}"; b=("${a[@]/#/p}"); echo "${b[@]}"; declare -p a; echo ${a[@]:1:2}',
  "n=x; x=val; echo ${!n}; declare -n r=x; r=new; echo $x $r; arr=(1 2); i=arr[1]; echo ${!i}",
  "x=\"a b\"; y=(\"$x\" c); echo \"${y[*]@Q}\" \"${x@Q}\"; echo ${x@U} ${x@u}; printf '%q\\n' \"$x\" 'a\"b' \"it's\" '' $'a\\tb' 'a$b' 'a;b'",
  'declare -A sizes=([var]=10 [home]=20 [root]=5)\ntotal=0\nfor k in "${!sizes[@]}"; do (( total += sizes[$k] )); done\nfor k in $(printf \'%s\\n\' "${!sizes[@]}" | sort); do echo "size{fs=\\"$k\\"} ${sizes[$k]}"; done\necho "total $total"',
  'arr=(); echo "${#arr[@]}" "${arr[@]:-empty}"; arr+=(x); arr[3]=y; for i in "${!arr[@]}"; do echo "$i:${arr[i]}"; done; unset \'arr[0]\'; echo "${arr[@]}"; copy=("${arr[@]}"); echo "${#copy[@]} ${copy[0]}"',
  'ref() { local -n out=$1; out="set by ref"; }; ref result; echo "$result"; arr=(1 2); addto() { local -n a=$1; a+=("$2"); }; addto arr 3; echo "${arr[@]}"',
  'set -u; arr=(); echo "${arr[@]}" "${#arr[@]}"; echo "${x:-d}"; y=; echo "$y"; set +u; echo "$nope"',
  'declare -i i=1; i=i+5; echo $i; i+=1; echo $i; declare -u up=abc; echo $up; declare -l lo=ABC; echo $lo; declare -a ar=(1 2); declare -p ar; declare -A mm=([k]="v w"); declare -p mm; declare -p i up',
  'a=1; a+=2; echo $a; s=x; s+="y z"; echo "$s"; arr=(1); arr+=(2 3); arr[0]+=9; echo "${arr[*]}"; unset a; echo "[${a}]"',
  "x=abc; echo $((x+1)); y=x; x=4; echo $((y+1)); echo $((undefined_var)); a=(1 2 3); echo $((a[1]+a[2])) $((${a[0]}+${#a[@]})); i=1; echo ${a[i]} ${a[$i+1]} ${a[i-1]}",
  'a=(); { echo "[${a[-1]}]"; echo "st $?"; echo "${a[-1]:-none}"; } 2>/dev/null; a=(1 2); { echo "[${a[-3]}]"; } 2>/dev/null; echo "${a[-2]} ${a[-1]}"; a[-5]=x 2>/dev/null; echo "st $?"',
  'a=(); { x="${a[-1]:-d}"; echo "$? $x"; echo $((a[-1])); [[ -v a[-1] ]]; echo $?; s=x; echo "[${s[-1]}]"; echo "[${none[-1]}]"; } 2>/dev/null; declare -A m; echo "[${m[-1]}]"',
  'set -e; a=(); x="${a[-1]}"; echo on',
  'a=(1); echo "${#a[-1]}"; a=(); echo "${#a[-1]}"; echo on',
]);
