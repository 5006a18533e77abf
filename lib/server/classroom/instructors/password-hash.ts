import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** What OWASP asks of scrypt at least: 2^15 × 8 × 128 bytes are 32 MiB a try (Password Storage Cheat Sheet). */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const keyBytes = 32;

/** A password as it is kept: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string, { N, r, p } = cost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, { N, r, p });
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Whether a password is the one that was kept; false for what was kept in another form. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = kept.split("$");
  if (scheme !== "scrypt" || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, "base64url");
  const params = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, "base64url"), params);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function derive(
  password: string,
  salt: Buffer,
  params: { N: number; r: number; p: number },
): Promise<Buffer> {
  const maxmem = 2 ** 20 + 256 * params.N * params.r;
  return new Promise((resolve, reject) => {
    // Written alike on every keyboard: an accent may be one character or two.
    scrypt(password.normalize("NFC"), salt, keyBytes, { ...params, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
