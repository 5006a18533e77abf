import { rowsAbout } from "./rows-about";

export const runningCases = rowsAbout("programs that run others", [
  "nice -n 19 echo a; nice -5 echo b; nice -n5 sh -c 'echo $0 $1' x y; ionice -c2 -n7 echo c; ionice -c 3 nice -n 19 echo d",
  "stdbuf -oL -eL echo e; stdbuf --output=L sed s/a/b/ <<< a; setsid -w echo g; nohup echo h; nohup sh -c 'exit 3'; echo $?",
  "{ nice nosuch; echo $?; ionice -c 3 nosuch; echo $?; stdbuf -oL nosuch; echo $?; setsid -w nosuch; echo $?; } 2>&1",
  "{ nohup nosuch; echo $?; nohup; echo $?; timeout 1 nosuch; echo $?; env nosuch; echo $?; echo a | xargs nosuch; echo $?; flock f nosuch; echo $?; } 2>&1",
  "{ echo x > notx; timeout 5 ./notx; echo $?; nohup ./notx; echo $?; env ./notx; echo $?; timeout 5 ./nosuch; echo $?; } 2>&1",
  "f() { echo f; }; export -f f; { timeout 5 f; nice f; env f; timeout 1 cd /; echo $?; } 2>&1",
  "export A=1; env | grep -E '^(A|B)='; env B=2 A=3 | grep -E '^(A|B)='; env -i A=1 env; env -i; env -i A=1 bash -c 'echo $A $HOME.'",
  `export X=1; env -u X bash -c 'echo "[$X]"'; env -u X -u HOME env | grep -cE '^(X|HOME)='; env --unset=X printenv X; echo $?; env -C / pwd; env A=1 B=2 printenv A B; env -- echo x; env - A=2 printenv`,
  "{ env -x; echo $?; env -0 A=1 printenv A; echo $?; env -C nope pwd; echo $?; } 2>&1; env -i A=1 B=2 env -0 | tr '\\0' ,",
  { script: "env -S 'echo a'", refuses: "option -S" },
  { script: "tar czf backup.tgz .", refuses: "tar" },
  { script: "OPTS=$(getopt -o ab: -- -a)", refuses: "getopt" },
  { script: "dd if=/dev/zero of=f bs=1k count=1", refuses: "dd" },
  { script: "df -P /", refuses: "df" },
  { script: "/usr/bin/getconf _NPROCESSORS_ONLN", refuses: "/usr/bin/getconf" },
  { script: "timeout 5 python3 -c 'print(1)'", refuses: "python3" },
  { script: "wget -qO- http://pushgateway:9091/metrics", refuses: "wget" },
  "nosuchtool; echo $?; command -v nosuchtool; echo $?; type nosuchtool 2>/dev/null || echo none",
]);
