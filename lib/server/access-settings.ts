import { BlockList, isIP } from "node:net";
import { z } from "zod";

/** Who somebody is, told in headers by a proxy that has signed them in. */
export interface HeaderSignIn {
  /** In lower case, as Node has them. */
  userHeader: string;
  groupsHeader: string | null;
  /** Between two groups. */
  separator: string;
  /** Users who are instructors, without a password. */
  instructors: readonly string[];
  /** Whoever is in this group is one, too. */
  instructorGroup: string | null;
  /** Where they sign out; null where that is not told. */
  signOutUrl: string | null;
  /** Whether one of both says who is an instructor; the password is for where none does. */
  namesInstructors: boolean;
}

/** The proxies that requests come through: how many, or by their addresses. */
export type TrustedProxies = { hops: number } | { networks: BlockList };

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/)
  .transform((name) => name.toLowerCase())
  .refine((name) => !notForUsers.has(name) && !name.startsWith("x-scrapelab-"));

/** Who sends these means something else by them. */
const notForUsers = new Set(["authorization", "cookie", "host", "origin", "connection", "range"]);

/** Names with commas or spaces in them are told apart by semicolons or lines. */
const names = z
  .string()
  .transform((text) => text.split(/[;\n]/.test(text) ? /[;\n]+/ : /[\s,]+/))
  .transform((list) => list.map((name) => name.trim()).filter((name) => name !== ""))
  .refine((list) => list.length > 0 && list.length <= 1000);

const mostHops = 10;

const proxies = z.string().transform((written, context): TrustedProxies => {
  const hops = /^\d{1,2}$/.test(written) ? Number(written) : null;
  if (hops !== null && hops >= 1 && hops <= mostHops) return { hops };
  const networks = hops === null ? readNetworks(written) : null;
  if (networks) return { networks };
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

/** Null where one of them is no address and no network. */
function readNetworks(written: string): BlockList | null {
  const networks = new BlockList();
  for (const part of written.split(/[\s,]+/).filter((each) => each !== "")) {
    const [address = "", bits, ...more] = part.split("/");
    const version = isIP(address);
    const most = version === 4 ? 32 : 128;
    if (version === 0 || more.length > 0) return null;
    if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)) return null;
    networks.addSubnet(address, Number(bits ?? most), version === 4 ? "ipv4" : "ipv6");
  }
  return networks;
}

export const accessShape = {
  TRUST_PROXY: proxies
    .nullable()
    .default(null)
    .describe(
      `how many proxies there are in front, from 1 to ${mostHops}, or their addresses, such as 10.128.0.0/14`,
    ),
  AUTH_HEADER_USER: headerName
    .nullable()
    .default(null)
    .describe("the name of a header, such as X-Forwarded-User"),
  AUTH_HEADER_GROUPS: headerName
    .nullable()
    .default(null)
    .describe("the name of a header, such as X-Forwarded-Groups"),
  AUTH_HEADER_SEPARATOR: z
    .string()
    .min(1)
    .max(10)
    .default(",")
    .describe("what stands between two groups, such as ,"),
  AUTH_PROXY_SECRET: z
    .string()
    .min(16)
    .max(256)
    .nullable()
    .default(null)
    .describe("16 characters or more, which the proxy sends as its Basic password"),
  AUTH_SIGN_OUT_URL: z
    .string()
    .regex(/^(?:\/(?!\/)|https?:\/\/)[^\s"<>\\]*$/)
    .nullable()
    .default(null)
    .describe("a path of the proxy, or an address, such as /oauth2/sign_out"),
  INSTRUCTORS: names
    .default([])
    .describe(
      "users as the proxy names them, such as ada,grace@example.org, or with ; between them",
    ),
  INSTRUCTOR_GROUP: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe("the name of a group, such as workshop-instructors"),
};

type Values = z.output<z.ZodObject<typeof accessShape>>;

export function headerSignInOf(values: Values): HeaderSignIn | null {
  const { AUTH_HEADER_USER: userHeader, AUTH_HEADER_SEPARATOR: separator } = values;
  if (userHeader === null) return null;
  const { INSTRUCTORS: instructors, INSTRUCTOR_GROUP: instructorGroup } = values;
  return {
    userHeader,
    groupsHeader: values.AUTH_HEADER_GROUPS,
    separator,
    instructors: instructors.map((name) => name.normalize("NFC")),
    instructorGroup: instructorGroup?.normalize("NFC") ?? null,
    signOutUrl: values.AUTH_SIGN_OUT_URL,
    namesInstructors: instructors.length > 0 || instructorGroup !== null,
  };
}

/** A line for each that makes no sense without another, or lets anybody be anybody. */
export function accessProblems(values: Values, host: string): string[] {
  const { AUTH_HEADER_USER: user, AUTH_HEADER_GROUPS: groups, AUTH_PROXY_SECRET: secret } = values;
  const { INSTRUCTORS: instructors, INSTRUCTOR_GROUP: group } = values;
  const needsUser = Object.entries({
    AUTH_HEADER_GROUPS: groups !== null,
    AUTH_PROXY_SECRET: secret !== null,
    AUTH_SIGN_OUT_URL: values.AUTH_SIGN_OUT_URL !== null,
    INSTRUCTORS: instructors.length > 0,
    INSTRUCTOR_GROUP: group !== null,
  });
  const lines = needsUser.flatMap(([variable, isSet]) =>
    isSet && user === null
      ? [`${variable} is set, and AUTH_HEADER_USER is not; write both, or none.`]
      : [],
  );
  if (group !== null && groups === null) {
    lines.push("INSTRUCTOR_GROUP is set, and AUTH_HEADER_GROUPS is not; write both, or none.");
  }
  if (group?.includes(values.AUTH_HEADER_SEPARATOR)) {
    lines.push(
      `INSTRUCTOR_GROUP has ${JSON.stringify(values.AUTH_HEADER_SEPARATOR)} in it, which stands between two groups; write what the proxy puts between them to AUTH_HEADER_SEPARATOR.`,
    );
  }
  if (user !== null && groups === user) {
    lines.push("AUTH_HEADER_GROUPS is the same header as AUTH_HEADER_USER; write another one.");
  }
  if (user !== null && secret === null && !isLoopback(host)) {
    lines.push(
      `AUTH_HEADER_USER is set, and anybody who reaches ${host} could send that header; write AUTH_PROXY_SECRET, which the proxy proves itself by, or 127.0.0.1 to HOST.`,
    );
  }
  return lines;
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);
}
