// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expansions of a shell.
import { oneLiners } from "./one-liners";

/** Two versions of a settings file. */
const versions =
  String.raw`printf '[db]\nhost = a\nport = 5432\n\n[web]\nport = 80\nname = x\n' > old; ` +
  String.raw`printf '[db]\nhost = b\nport = 5432\nuser = u\n\n[web]\nport = 80\n' > new; `;

export const fileCases = oneLiners("files", [
  `${versions}diff old new; echo $?`,
  `${versions}diff -u --label a --label b old new; echo $?`,
  `${versions}diff -U1 -L a -L b old new; diff -U0 -L a -L b old new`,
  `${versions}diff -u old new | tail -n +3`,
  `${versions}diff -q old new; diff -q old old; diff -s old old; echo $?`,
  `${versions}if ! diff old new > changes; then grep -c '^[<>]' changes; fi`,
  `${versions}diff <(grep port old) <(grep port new) && echo same`,
  String.raw`diff <(printf 'a\nb') <(printf 'a\nb\n'); diff <(printf 'a') <(printf 'b'); diff -u -L 1 -L 2 <(printf 'a') <(printf 'b\n')`,
  String.raw`diff <(printf 'a  b\nc\n') <(printf 'a b\nC\n'); diff -bi <(printf 'a  b\nc\n') <(printf 'a b\nC\n'); diff -w <(echo 'a b') <(echo ab); echo $?`,
  String.raw`diff --strip-trailing-cr <(printf 'a\r\n') <(echo a); echo $?; diff -Z <(echo 'a ') <(echo a); echo $?`,
  "diff data.txt /dev/null | head -2; diff /dev/null data.txt | tail -1; diff -N data.txt nope | head -1",
  "diff data.txt nope 2>&1; echo $?; diff data.txt 2>&1; diff 2>&1; diff a b c 2>&1; echo $?",
  "diff - data.txt < csv.csv; echo $?",
  "mkdir d; cp data.txt d; echo more >> d/data.txt; diff data.txt d; diff d data.txt",
  "seq 30 > a; sed '3d;7s/$/x/;15,16d;25a new' a > b; diff a b; diff -u -L a -L b a b",
  String.raw`printf 'a\n\nb\n\nc\n' > a; printf 'a\n\nx\n\nb\n\nc\n' > b; diff a b; diff -u -L a -L b a b`,
  { script: "diff -r . .", refuses: "option -r" },
  { script: "diff -y data.txt csv.csv", refuses: "option -y" },
  { script: "mkdir a b; diff a b", refuses: "a comparison of folders" },
  String.raw`printf 'ab' > a; printf 'abc' > b; cmp a b 2>&1; printf 'ab\n' > c; printf 'ab\ncd' > d; cmp c d 2>&1; : > e; cmp e a 2>&1; cmp a e 2>&1; echo $?`,
  String.raw`printf 'ab\nx' > c; printf 'ab\ncd' > d; cmp -l c d 2>&1; cmp -b c d; cmp c - < d; cmp -n 2 c d; echo $?; cmp c d 1 1; cmp -i 3 c d; cmp 2>&1; echo $?`,
  "cksum data.txt csv.csv; cksum < data.txt; cksum nope 2>&1; echo $?; printf '' | cksum",
  "export A=1 B=two; envsubst <<< 'a=$A b=${B} c=$C \"$A\" $$ ${A:-x} \\$A'; envsubst '$A' <<< '$A $B ${A}'; envsubst -v '$A ${B}'",
  "truncate -s 0 data.txt; wc -c < data.txt; truncate -s 10 f; truncate -s +5 f; truncate -s -3 f; wc -c < f; truncate -s 1K f; wc -c < f; truncate -s '<100' f; wc -c < f; truncate -c -s 5 nope; ls nope 2>&1; truncate f 2>&1",
  "install -m 644 data.txt g; stat -c '%a %n' g; install -d x/y; install -D -m 600 g p/q/r; stat -c %a p/q/r; install data.txt csv.csv x; ls x; install nope x 2>&1; echo $?; install -v g h",
  "cat data.txt nope csv.csv 2>&1; echo $?; cat . 2>&1; cat - < csv.csv; cat < nope 2>/dev/null; echo $?",
  String.raw`printf 'a\tb\n\n\n\001\377c' > f; cat -A f; echo; cat -n f; echo; cat -b f; echo; cat -s f; echo; cat -v f; cat -E f f; cat -T f; cat -n f f`,
  "split -l 2 <(seq 5) part; head -n9 part*; split -b 3 <<< abcdefg; wc -c x*",
  "seq 1 12 | split -l 5 -d - chunk_; wc -l chunk_*; seq 5 | split -l 2 -a 3 --additional-suffix=.txt - p.; ls p.*; split -b 1K data.txt k; ls k*",
  "seq 1 10 > f; split -n 3 f; wc -c x*; split -n l/3 f y; wc -l y*; split -n r/3 f z; head -n1 z*; split nope 2>&1; split -l 0 f 2>&1; echo $?",
  "head -c 4 /dev/zero | od -An -tx1; head -c 3 < /dev/zero | wc -c; head -c 16 /dev/urandom | wc -c",
  "tr -dc 'a-z0-9' < /dev/urandom | head -c 8 | wc -c; cat /dev/urandom | tr -dc 'a-z' | head -c 8 | wc -c; od -An -N4 -tu4 /dev/urandom | wc -l; [ -c /dev/zero ] && [ -r /dev/urandom ] && echo x > /dev/zero; echo $?",
  { script: "head -c 2M /dev/zero > f", refuses: "so much of a device" },
  "ls nope . data.txt 2>&1; du -s nope . 2>&1 | head -1; stat -c %n data.txt nope csv.csv 2>&1",
  "head -n1 data.txt nope csv.csv 2>&1; tail -n1 nope data.txt 2>&1; wc -l data.txt nope csv.csv 2>&1",
  "grep a data.txt nope csv.csv 2>&1; grep -c a nope data.txt 2>&1; grep -s a nope data.txt; sed -n 1p data.txt nope csv.csv 2>&1; md5sum data.txt nope csv.csv 2>&1",
  "cut -c1 data.txt nope csv.csv 2>&1; nl csv.csv nope csv.csv 2>&1; fold -w 9 csv.csv nope csv.csv 2>&1; tac csv.csv nope 2>&1; rev csv.csv nope 2>&1; od -c nope csv.csv 2>&1 | head -1; column -t csv.csv nope 2>&1 | head -1",
]);
