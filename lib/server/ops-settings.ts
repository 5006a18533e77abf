import { z } from "zod";
import { wholeNumber } from "./read-settings";

const listeningHost = z.string().regex(/^[A-Za-z0-9.:-]+$/);

/** The listener for who runs the app: probes and scrapes, and nothing for learners. */
export interface OpsListener {
  /** 0 for any free port. */
  port: number;
  host: string;
}

export const opsShape = {
  OPS_PORT: wholeNumber(0, 65_535)
    .nullable()
    .default(null)
    .describe("a whole number from 0 to 65535, such as 9100, or leave it out"),
  /** Where the app listens for a proxy beside it alone, browsers still come to these. */
  PAGES_HOST: listeningHost
    .nullable()
    .default(null)
    .describe("an address or a host name for PAGES_PORT to listen on, such as ::"),
  OPS_HOST: listeningHost
    .default("::")
    .describe("an address or a host name for OPS_PORT to listen on, such as 127.0.0.1"),
};

type Values = z.output<z.ZodObject<typeof opsShape>>;

/** Null where probes and scrapes come to the app's own port. */
export function opsListenerOf({ OPS_PORT: port, OPS_HOST: host }: Values): OpsListener | null {
  return port === null ? null : { port, host };
}

/** A line where the port is one of the app's others. */
export function opsPortProblems(
  { OPS_PORT: opsPort }: Values,
  others: Readonly<Record<string, number>>,
): string[] {
  const [taken] = Object.entries(others).find(([, port]) => port === opsPort && port !== 0) ?? [];
  return taken ? [`OPS_PORT is ${opsPort}, as is ${taken}; write another one.`] : [];
}
