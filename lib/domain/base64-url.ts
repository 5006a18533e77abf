/**
 * Text from base64 with the URL-safe alphabet, padding optional, as the Pushgateway reads it
 * (README, "URL"); a single `=` is the empty string. Null where the gateway refuses it.
 */
export function decodeBase64Url(encoded: string): string | null {
  const bare = encoded.replace(/(?<!=)=+$/, "");
  if (!/^[A-Za-z0-9_-]*$/.test(bare) || bare.length % 4 === 1) return null;
  const binary = atob(bare.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    Uint8Array.from(binary, (char) => char.charCodeAt(0)),
  );
}

/** Text from base64 in either alphabet; null where it is none, or holds bytes that are no UTF-8. */
export function decodeAnyBase64(encoded: string): string | null {
  const text = decodeBase64Url(encoded.replaceAll("+", "-").replaceAll("/", "_"));
  return text === null || text === "" || text.includes("\ufffd") ? null : text;
}

export function encodeBase64Url(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary)
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/(?<!=)=+$/, "");
}
