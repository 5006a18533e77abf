import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { appFlags } from "@/tools/setup/app-flags.mjs";
import { mountPlace } from "./machine";

/** The volumes of `deploy/base`: the rest of the file system is read-only. */
export const volumes = {
  data: `${mountPlace}/data`,
  tmp: "/tmp",
  nextCache: `${mountPlace}/app/.next/cache`,
};

/**
 * In a mount namespace of its own: the tree and the volumes, then everything else read-only, then a uid that no
 * file knows, with group 0 and no rights. What it `exec`s keeps the process, so that signals reach the app.
 */
const enter = `
set -eu
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs ${mountPlace}
mkdir ${mountPlace}/app ${volumes.data}
mount --bind "$TREE" ${mountPlace}/app
mount --bind "$VOLUME" ${volumes.data}
mount -t tmpfs -o mode=1777,size=256m tmpfs ${volumes.nextCache}
cd ${mountPlace}/app
mount -t tmpfs -o mode=1777,size=256m tmpfs ${volumes.tmp}
while read -r _ at _; do
  case $at in
    /proc*|/sys*|/dev*|${volumes.tmp}|${volumes.data}|${volumes.nextCache}) ;;
    *) if [ -e "$at" ]; then mount -o bind,remount,ro "$at"; fi ;;
  esac
done < /proc/self/mounts
unset TREE VOLUME
exec setpriv --reuid "$1" --regid 0 --clear-groups --bounding-set=-all --inh-caps=-all --ambient-caps=-all \\
  --no-new-privs -- node_modules/node/bin/node ${appFlags.join(" ")} dist/server.mjs
`;

interface Wanted {
  uid: number;
  /** A folder of this machine, which stays when the app ends, as a volume claim does. */
  volume: string;
  settings: Record<string, string>;
}

export interface RestrictedApp {
  pid: number;
  /** What it wrote, the newest last. */
  output(): string;
  /** Asks it to end, as a kubelet does. */
  terminate(): void;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** Starts the production build with nothing but what a restricted pod has; resolves when it says that it is ready. */
export async function startRestrictedApp({
  uid,
  volume,
  settings,
}: Wanted): Promise<RestrictedApp> {
  const app = spawn("unshare", ["-m", "sh", "-c", enter, "sh", String(uid)], {
    cwd: "/",
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      // A uid without an entry has no home.
      HOME: "/",
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      TREE: process.cwd(),
      VOLUME: volume,
      DATA_DIR: volumes.data,
      ...servers(),
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const output = () => lines.slice(-40).join("\n");
  const ended = once(app, "exit").then(([code, signal]) => code ?? signal);
  await Promise.race([
    isReady(app, lines),
    ended.then((how) => Promise.reject(new Error(`it ended with ${how}:\n${output()}`))),
  ]);
  return { pid: app.pid ?? 0, output, terminate: () => app.kill("SIGTERM"), ended };
}

/** The programs that set-up found; those in the project's cache are elsewhere in the namespace. */
function servers(): Record<string, string> {
  const inside = (path: string) =>
    path.startsWith(`${process.cwd()}/`) ? path.replace(process.cwd(), `${mountPlace}/app`) : path;
  const names = ["PROMETHEUS_BIN", "PUSHGATEWAY_BIN"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const path = process.env[name];
      return path === undefined ? [] : [[name, inside(path)]];
    }),
  );
}

function isReady(app: ChildProcess, lines: string[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const stream of [app.stdout, app.stderr]) {
    if (!stream) continue;
    createInterface(stream).on("line", (line) => {
      lines.push(line);
      if (/is ready at http/.test(line)) resolve();
    });
  }
  return promise;
}
