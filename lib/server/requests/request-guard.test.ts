import { describe, expect, test } from "vitest";
import { isSecureContext, type OwnAddress, refuseForeign } from "./request-guard";

const own = { host: "127.0.0.1", publicUrl: new URL("https://lab.example.org") };
const guard = (headers: Record<string, string>, more = {}, at: OwnAddress = own) =>
  refuseForeign({ method: "POST", url: "/", headers, ...more }, at)?.kind ?? null;

describe("Host", () => {
  test.each([
    "localhost",
    "LOCALHOST:3000",
    "127.0.0.1:3000",
    "127.9.9.9",
    "[::1]:3000",
    "lab.example.org",
    "lab.example.org:8443",
    "Lab.Example.ORG",
  ])("answers for %s", (host) => {
    expect(guard({ host })).toBeNull();
  });

  test.each([
    "",
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil@localhost",
    "localhost:99999",
    "127.0.0.999:3000",
    "localhost:3000@evil.example",
    "localhost/evil",
    "localhost, evil.example",
    "localhost:abc",
    "[::2]",
    "[::1]evil",
    "10.0.0.1",
    "0x7f.0.0.1",
    "127.1",
    "localhost.",
  ])("does not answer for %j", (host) => {
    expect(guard({ host })).toBe("foreign-host");
    expect(guard({ host }, { method: "GET" })).toBe("foreign-host");
  });

  test("is one", () => {
    const rawHeaders = ["Host", "localhost", "Accept", "host", "HOST", "localhost"];
    expect(guard({ host: "localhost" }, { rawHeaders })).toBe("bad-request");
    expect(guard({ host: "localhost" }, { rawHeaders: rawHeaders.slice(0, 4) })).toBeNull();
  });

  test("answers for the host that it listens on", () => {
    expect(guard({ host: "10.0.0.1:3000" }, {}, { ...own, host: "10.0.0.1" })).toBeNull();
    expect(guard({ host: "[fe80::1]:3000" }, {}, { ...own, host: "fe80::1" })).toBeNull();
  });
});

describe("Host, where it listens on every address", () => {
  const machineNames = () => new Set(["192.168.1.20", "[2001:db8::a]", "laptop", "laptop.local"]);

  test.each(["0.0.0.0", "::"])("answers on %s for the machine's own names", (host) => {
    const at = { ...own, host, machineNames };
    for (const name of ["192.168.1.20:3000", "[2001:DB8::A]:3000", "Laptop:3000", "laptop.local"]) {
      expect(guard({ host: name, origin: `http://${name.toLowerCase()}` }, {}, at)).toBeNull();
    }
    for (const name of ["192.168.1.21:3000", "evil.example", "laptop.evil.example"]) {
      expect(guard({ host: name }, {}, at)).toBe("foreign-host");
    }
  });

  test("answers for them nowhere else", () => {
    expect(guard({ host: "192.168.1.20" }, {}, { ...own, machineNames })).toBe("foreign-host");
  });
});

describe("Origin", () => {
  const host = "localhost:3000";

  test.each(["http://localhost:3000", "https://lab.example.org"])(
    "takes a change from %s",
    (origin) => {
      expect(guard({ host, origin })).toBeNull();
    },
  );

  test("leaves out a scheme's own port", () => {
    expect(guard({ host: "localhost:80", origin: "http://localhost" })).toBeNull();
  });

  test("takes a change without an origin", () => {
    expect(guard({ host })).toBeNull();
  });

  test.each([
    "null",
    "",
    "http://localhost",
    "http://localhost:3001",
    "https://localhost:3000",
    "http://user@localhost:3000",
    "http://user:password@localhost:3000",
    "http://localhost:3000/",
    "HTTP://localhost:3000",
    "http://lab.example.org",
    "https://user@lab.example.org",
    "http://127.0.0.1:3000",
    "https://evil.example",
    "https://lab.example.org.evil.example",
    "https://lab.example.org:8443",
    "chrome-extension://localhost:3000",
    "nonsense",
  ])("refuses a change from %j", (origin) => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      expect(guard({ host, origin }, { method })).toBe("foreign-origin");
    }
  });

  test.each(["GET", "HEAD", "OPTIONS"])("lets %s read from anywhere", (method) => {
    expect(guard({ host, origin: "https://evil.example" }, { method })).toBeNull();
  });
});

test.each([
  ["localhost:3000", null, true],
  ["127.0.0.1", null, true],
  ["192.168.1.20:3000", null, false],
  ["lab.example.org", new URL("http://lab.example.org"), false],
  ["lab.example.org", new URL("https://lab.example.org"), true],
  [undefined, null, false],
])("takes %s behind %s for a secure context: %s", (host, publicUrl, isSecure) => {
  expect(isSecureContext(host, publicUrl)).toBe(isSecure);
});

test.each(["http://localhost:3000/", "*", "localhost:443", ""])(
  "refuses the request target %j",
  (url) => {
    expect(guard({ host: "localhost" }, { url })).toBe("bad-request");
  },
);
