// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expansions of a shell.
import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

const run = (script: string) => openTestShell().run(script);

/** What a real bash 5.2 prints, to the byte. */
test.each([
  // Patterns in brackets
  ["case 5 in [!0-9]) echo neg;; *) echo pos;; esac", "pos\n"],
  ["[[ 5 == [!0-9] ]] && echo neg || echo pos", "pos\n"],
  [`v='x"y'; echo "\${v%%[\\"]*}"`, "x\n"],
  [`b='\\'; case 'x\\y' in *["$b"]*) echo found;; esac; echo on`, "found\non\n"],
  [`v='a"b\\c'; v=\${v//\\\\/\\\\\\\\}; v=\${v//\\"/\\\\\\"}; echo "$v"`, 'a\\"b\\\\c\n'],
  // The status of an assignment
  ["false; A=1; echo $?", "0\n"],
  ["set -e; if false; then V=1; else V=0; fi; echo on $V", "on 0\n"],
  ["A=$(exit 3); echo $?", "3\n"],
  // What a loop reads
  ["while read x; do cat; done <<< $'a\\nb\\nc'", "b\nc\n"],
  ["printf 'a\\nb\\n' | while read -r x; do echo \"$x\"; cat; done", "a\nb\n"],
  ["printf '1\\n2\\n' | { read a; read b; echo \"$b$a\"; }", "21\n"],
  // Traps
  ["trap 'echo err $?' ERR; false; echo on", "err 1\non\n"],
  ["trap 'echo debug' DEBUG; echo a; echo b", "debug\na\ndebug\nb\n"],
  [
    "trap 'echo x' EXIT; trap 'echo i' INT TERM; trap -p",
    "trap -- 'echo x' EXIT\ntrap -- 'echo i' SIGINT\ntrap -- 'echo i' SIGTERM\nx\n",
  ],
  ["trap 'echo end' EXIT; echo a", "a\nend\n"],
  ["trap 'echo stopped; exit 3' TERM; kill $$; echo no", "stopped\n"],
  ["set -E; trap 'echo e' ERR; f() { false; true; }; f; (false); echo $(false)x", "e\ne\ne\nex\n"],
  ["set -e; trap 'echo line $LINENO' ERR\ntrue\nfalse\necho no", "line 3\n"],
  // Redirections for all that follows, arrays, jobs
  ["exec > >(tee log); echo hi", "hi\n"],
  ['f() { local -A m; m[a]=1; m[b]=2; echo "${m[a]} ${#m[@]}"; }; f', "1 2\n"],
  ["false & wait $!; echo $?", "1\n"],
  ["x=1; { x=2; } & wait; echo $x", "1\n"],
  ['IFS=,; a=(1 2 3); echo "${a[*]}"; echo "$*"', "1,2,3\n\n"],
  ["sleep 9 & kill $!; wait $!; echo $?", "143\n"],
])("%s", async (script, stdout) => {
  expect(await run(script)).toMatchObject({ stdout, stderr: "", limit: null });
});

test.each([
  "select x in a b; do echo $x; done",
  "coproc cat",
  "fg",
  "shopt -s expand_aliases",
  "set -o posix",
  "exec 3<>file",
  "echo x >/dev/tcp/localhost/80",
  "mapfile -C f a </dev/null",
])("what is not to be had is refused by its name: %s", async (script) => {
  const ran = await run(script);
  expect(ran.stderr).toContain("is not supported in this shell");
  expect([2, 127]).toContain(ran.exitCode);
});

test("one body is sent where a loop's input is what curl reads", async () => {
  const { run: runIn, sent } = openTestShell();
  await runIn(
    "printf 'a 1\\nb 2\\nc 3\\n' | while read -r x; do curl --data-binary @- http://pushgateway:9091/metrics/job/x; done",
  );
  expect(sent.map(({ body }) => new TextDecoder().decode(body ?? undefined))).toEqual([
    "b 2\nc 3\n",
  ]);
});
