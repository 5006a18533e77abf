import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import type { Writable } from "node:stream";
import { systemPath } from "./server-command";

/**
 * Reads `+pid` and `-pid`. At the end of its input every writer is gone, however it went, and what is still
 * listed is asked to stop (the Pushgateway then saves its groups), and killed when it has not after 3 s.
 */
const script = `
trap '' INT TERM HUP
pids=' '
while read -r line; do
  pid=\${line#?}
  case $line in
    +*) pids="$pids$pid " ;;
    -*) case $pids in *" $pid "*) pids="\${pids%%" $pid "*} \${pids#*" $pid "}" ;; esac ;;
  esac
done
alive() {
  for pid in $pids; do kill -0 "$pid" 2>/dev/null && return 0; done
  return 1
}
for pid in $pids; do kill -TERM "$pid" 2>/dev/null; done
tries=0
while [ $tries -lt 60 ] && alive; do
  sleep 0.05 2>/dev/null || { sleep 1; tries=$((tries + 20)); }
  tries=$((tries + 1))
done
for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
`;

/** A small process that outlives the app, to end the servers which the app could not end itself. */
export interface Reaper {
  /** Where a new process announces itself with `+pid` before it does anything else. */
  input(): Writable;
  /** Takes over a process that has announced itself, so that a new reaper hears of it too. */
  watch(pid: number): void;
  forget(pid: number): void;
  /** Ends the reaper and, with it, what it still watches. */
  end(): Promise<void>;
}

export function createReaper(): Reaper {
  const watched = new Set<number>();
  let isEnding = false;
  let shell = startShell();

  function startShell(): ChildProcess & { stdin: Writable } {
    const child = spawn("/bin/sh", ["-c", script, "scrapelab-reaper"], {
      detached: true,
      cwd: "/",
      env: { NODE_ENV: "production", PATH: systemPath },
      stdio: ["pipe", "ignore", "ignore"],
    });
    child.stdin.on("error", () => undefined);
    child.on("error", () => undefined);
    child.on("exit", () => {
      if (isEnding) return;
      shell = startShell();
      for (const pid of watched) shell.stdin.write(`+${pid}\n`);
    });
    return child;
  }

  return {
    input: () => shell.stdin,
    watch: (pid) => watched.add(pid),
    forget(pid) {
      watched.delete(pid);
      shell.stdin.write(`-${pid}\n`);
    },
    end() {
      isEnding = true;
      return new Promise((resolve) => {
        if (shell.exitCode !== null || shell.signalCode !== null || shell.pid === undefined)
          resolve();
        shell.once("exit", () => resolve());
        shell.stdin.end();
      });
    },
  };
}
