import { createServer, type IncomingHttpHeaders, request as send } from "node:http";
import type { AddressInfo } from "node:net";

/** What a proxy that signs people in does with a request of somebody; null for who has not signed in. */
export type Proxying = (
  headers: IncomingHttpHeaders,
  user: { name: string; groups: readonly string[] } | null,
) => [string, string][];

const pairs = (headers: IncomingHttpHeaders) =>
  Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
const without = (headers: IncomingHttpHeaders, ...names: string[]) =>
  pairs(headers).filter(([name]) => !names.includes(name));
const basic = (user: string, password: string): [string, string] => [
  "authorization",
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
];

/** OpenShift's: the user and an address of them, never groups; what it lets through it leaves as it came. */
export const openshiftProxy =
  (password: string | null): Proxying =>
  (headers, user) =>
    user
      ? [
          ...without(headers, "x-forwarded-user", "x-forwarded-email", "authorization"),
          ["x-forwarded-user", user.name],
          ["x-forwarded-email", `${user.name}@cluster.local`],
          ...(password === null ? [] : [basic(user.name, password)]),
        ]
      : pairs(headers);

/**
 * oauth2-proxy, which takes the headers that it would send off all requests, those that it lets through too; one
 * of them is `Authorization` where it passes a password on.
 */
export const oauth2Proxy =
  (password: string | null): Proxying =>
  (headers, user) => [
    ...without(headers, ...userHeaders, ...(password === null ? [] : ["authorization"])),
    ...(user ? told(user, password) : []),
  ];

/** The same with `--skip-auth-strip-headers=false`: each header is what the client sent and what it sends itself. */
export const preservingOauth2Proxy =
  (password: string | null): Proxying =>
  (headers, user) => {
    const own = user ? told(user, password) : [];
    const names = own.map(([name]) => name);
    return [
      ...without(headers, ...names),
      ...own.map(([name, value]): [string, string] => [
        name,
        [...[headers[name] ?? []].flat(), value].join(","),
      ]),
    ];
  };

const userHeaders = [
  "x-forwarded-user",
  "x-forwarded-email",
  "x-forwarded-preferred-username",
  "x-forwarded-groups",
];

function told(
  { name, groups }: { name: string; groups: readonly string[] },
  password: string | null,
): [string, string][] {
  return [
    ["x-forwarded-user", name],
    ["x-forwarded-email", name],
    ["x-forwarded-preferred-username", name],
    ["x-forwarded-groups", groups.join(",")],
    ...(password === null ? [] : [basic(name, password)]),
  ];
}

/** oauth2-proxy before 7.0, which added its groups behind those that the client had sent. */
export const oldOauth2Proxy =
  (password: string): Proxying =>
  (headers, user) => [
    ...pairs(headers).filter(([name]) => name === "x-forwarded-groups"),
    ...oauth2Proxy(password)(headers, user),
  ];

/**
 * A proxy before the app; the header `x-test-user`, as JSON, is who has signed in there. It lets everybody at the
 * paths that begin as `skipped` says, and names nobody there.
 */
export async function openSignInProxy(app: string, proxying: Proxying, skipped?: RegExp) {
  const { hostname, port } = new URL(app);
  const server = createServer((incoming, outgoing) => {
    const { "x-test-user": signedIn, ...headers } = incoming.headers;
    const isSkipped = skipped?.test(incoming.url ?? "");
    const user = typeof signedIn === "string" && !isSkipped ? JSON.parse(signedIn) : null;
    const onward = proxying(headers, user).map(([name, value]): [string, string] => [
      name,
      Buffer.from(value).toString("latin1"),
    ]);
    const { method, url: path } = incoming;
    const to = { hostname, port, method, path, headers: onward.flat(), agent: false };
    const asked = send(to, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    asked.on("error", () => outgoing.destroy());
    incoming.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${address.port}`,
    close: () => void server.close().closeAllConnections(),
  };
}
