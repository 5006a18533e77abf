import { createHmac } from "node:crypto";

export interface WebhookTarget {
  url: URL;
  secret: string;
}

const timeoutMs = 10_000;

/** What proves that a body comes from here: the HMAC of it with the shared secret, as GitHub's webhooks have it. */
export const signatureOf = (body: string, secret: string): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

/** Whether it was taken: by a 2xx within ten seconds. `signal` cuts it off before. */
export async function deliver(
  { url, secret }: WebhookTarget,
  delivery: { id: string; body: string },
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        "x-scrapelab-delivery": delivery.id,
        "x-scrapelab-signature": signatureOf(delivery.body, secret),
      },
      body: delivery.body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
