import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";

const begin = "-----BEGIN CERTIFICATE-----";
const certificate = new RegExp(`${begin}[^-]+-----END CERTIFICATE-----`, "g");

/** The path of a file with certificates in PEM, at least one and each a whole one; becomes its text. */
export const caFile = z.string().transform((path, context) => {
  const text = readText(resolve(path)) ?? "";
  const certificates = text.match(certificate) ?? [];
  const isWhole = text.split(begin).length - 1 === certificates.length;
  if (isWhole && certificates.length > 0 && certificates.every(isCertificate)) return text;
  context.addIssue({ code: "custom", message: "no file with certificates" });
  return z.NEVER;
});

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.byteLength > 0;
  } catch {
    return false;
  }
}
