/**
 * What pages of the app may load and do. Of the scripts that Next writes into its pages those with the nonce
 * run, which is another one in every answer; in development React also evaluates text.
 */
export function pagePolicy({ isDev, nonce }: { isDev: boolean; nonce: string }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDev ? " 'unsafe-eval'" : ""}`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The script that the bundler starts each of the app's workers with. */
const workerScript = /^\/_next\/static\/chunks\/turbopack-worker-[^/?]+\.js$/;

export const isWorkerScript = (path: string) => workerScript.test(path);

/**
 * What a worker of the app may do: it takes the policy of its own script, not that of the page. The shell's
 * runs the real jq, which is WebAssembly; no page may compile any.
 */
export const workerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
