/** What both sides' server answers: enough of a Pushgateway for a script to find out that it was refused. */
export function scriptAnswer(target: string): { status: number; statusText: string; body: string } {
  return target.startsWith("/metrics/job/refused")
    ? { status: 400, statusText: "Bad Request", body: "text format parsing error\n" }
    : { status: 200, statusText: "OK", body: "" };
}

interface Arrived {
  method: string;
  target: string;
  contentType: string;
  /** One character a byte. */
  body: string;
}

export const arrivedLine = ({ method, target, contentType, body }: Arrived) =>
  `${method} ${target} (${contentType || "no type"}) ${body}`;
