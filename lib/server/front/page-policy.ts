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
