/** One request to a Pushgateway with its answer; `body` is measured and given after inflating. */
export interface Exchange {
  method: string;
  path: string;
  headers: { contentType?: string | undefined; contentEncoding?: string | undefined };
  body: Uint8Array;
  status: number;
  answer: string;
}
