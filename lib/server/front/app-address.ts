/** Where the app is reached by those who started it. */
export function appAddress(own: { host: string; publicUrl: URL | null }, port: number): string {
  if (own.publicUrl) return own.publicUrl.origin;
  const isLocal = /^(localhost|127\.|0\.0\.0\.0$|::1?$)/.test(own.host);
  const host = own.host.includes(":") ? `[${own.host}]` : own.host;
  return `http://${isLocal ? "localhost" : host}:${port}`;
}
