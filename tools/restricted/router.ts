import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { testCertificate } from "@/lib/server/upstream/testing/test-certificate";

/** As OpenShift's router has it, which ends what was silent for 30 s; here it is nearer to the heartbeat of 15 s. */
export const silenceSeconds = 20;

export const hosts = { app: "lab.test", pages: "lab-pages.test", silent: "silent.test" };

interface Behind {
  port: number;
  appPort: number;
  pagesPort: number;
  silentPort: number;
}

/**
 * The template of OpenShift's router in what concerns an edge route: inactivity ends a connection, a tunnel is only
 * what has been upgraded, TLS ends here, and where a request came from is in headers.
 */
const configuration = ({ port, appPort, pagesPort, silentPort }: Behind, pem: string) => `
global
  maxconn 1000
defaults
  mode http
  option forwardfor
  timeout connect 5s
  timeout http-request 10s
  timeout http-keep-alive 300s
  timeout client ${silenceSeconds}s
  timeout server ${silenceSeconds}s
  timeout client-fin 1s
  timeout server-fin 1s
  timeout tunnel 1h
frontend public
  bind 127.0.0.1:${port} ssl crt ${pem}
  http-request set-header X-Forwarded-Proto https
  http-request set-header X-Forwarded-Host %[req.hdr(host)]
  use_backend pages if { hdr(host),field(1,:) -i ${hosts.pages} }
  use_backend silent if { hdr(host),field(1,:) -i ${hosts.silent} }
  default_backend app
backend app
  server app 127.0.0.1:${appPort}
backend pages
  server pages 127.0.0.1:${pagesPort}
backend silent
  server silent 127.0.0.1:${silentPort}
`;

/** Starts HAProxy in the foreground, its files in `folder`; the returned function ends it. */
export async function startRouter(
  program: string,
  folder: string,
  behind: Behind,
): Promise<() => Promise<void>> {
  const pem = join(folder, "router.pem");
  const file = join(folder, "haproxy.cfg");
  await writeFile(pem, testCertificate.key + testCertificate.cert, { mode: 0o600 });
  await writeFile(file, configuration(behind, pem));
  const router = spawn(program, ["-db", "-f", file], { stdio: ["ignore", "ignore", "inherit"] });
  await once(router, "spawn");
  return async () => {
    if (router.exitCode !== null || router.signalCode !== null) return;
    const ended = once(router, "exit");
    router.kill("SIGTERM");
    await ended;
  };
}
