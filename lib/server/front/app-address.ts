import {
  bracketed,
  isEveryAddress,
  reachableAddresses,
} from "@/lib/server/requests/machine-addresses";
import type { OwnAddress } from "@/lib/server/requests/request-guard";

/** Where the app is reached by those who started it. */
export function appAddress(own: OwnAddress, port: number): string {
  if (own.publicUrl) return own.publicUrl.origin;
  const isLocal = isEveryAddress(own.host) || own.host === "127.0.0.1";
  return `http://${isLocal ? "localhost" : bracketed(own.host)}:${port}`;
}

/** Where others in the network reach it; none if it listens for this machine alone. */
export function networkAddresses(own: OwnAddress, port: number): string[] {
  if (own.publicUrl) return [own.publicUrl.origin];
  if (isEveryAddress(own.host)) return reachableAddresses().map((at) => `http://${at}:${port}`);
  const address = appAddress(own, port);
  return /^(localhost|127\.|\[::1\])/.test(new URL(address).hostname) ? [] : [address];
}

/** Where a browser reaches the app that has reached one of our origins by this `Host`. */
export function appAddressFrom(own: OwnAddress, port: number, host: string | undefined): string {
  const written = `http://${host}`;
  if (!isEveryAddress(own.host) || own.publicUrl || !URL.canParse(written)) {
    return appAddress(own, port);
  }
  const url = new URL(written);
  url.port = String(port);
  return url.origin;
}
