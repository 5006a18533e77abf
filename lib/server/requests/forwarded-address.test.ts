import { BlockList } from "node:net";
import { expect, it } from "vitest";
import { forwardedAddress } from "./forwarded-address";

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
});

it("is the connection's own where no proxy is trusted, whatever is claimed", () => {
  expect(forwardedAddress(from("10.0.0.9", "192.0.2.7"), null)).toBe("10.0.0.9");
});

it.each([
  [1, "192.0.2.7", "192.0.2.7"],
  [1, "192.0.2.66, 192.0.2.7", "192.0.2.7"],
  [2, "192.0.2.66, 192.0.2.7, 10.0.0.1", "192.0.2.7"],
  [2, "192.0.2.7", "192.0.2.7"],
  [1, "192.0.2.7:41234", "192.0.2.7"],
  [1, "[2001:db8::7]:443", "2001:db8::7"],
  [1, "2001:db8::7", "2001:db8::7"],
  [1, "unknown", "127.0.0.1"],
  [2, "192.0.2.7, _hidden, 10.0.0.1", "10.0.0.1"],
  [1, "", "127.0.0.1"],
  [1, undefined, "127.0.0.1"],
  [1, `${"1.1.1.1, ".repeat(5000)}192.0.2.7`, "192.0.2.7"],
])("behind %d proxies that wrote %j it is %s", (hops, forwarded, address) => {
  expect(forwardedAddress(from("127.0.0.1", forwarded), { hops })).toBe(address);
});

it("by their addresses it is the first that is none of theirs", () => {
  const networks = new BlockList();
  networks.addSubnet("10.128.0.0", 14, "ipv4");
  networks.addSubnet("::1", 128, "ipv6");
  const address = (remote: string, forwarded: string) =>
    forwardedAddress(from(remote, forwarded), { networks });
  expect(address("10.128.0.5", "192.0.2.66, 192.0.2.7, 10.129.0.1")).toBe("192.0.2.7");
  expect(address("::ffff:10.128.0.5", "192.0.2.7")).toBe("192.0.2.7");
  expect(address("::1", "2001:db8::7")).toBe("2001:db8::7");
  expect(address("192.0.2.80", "192.0.2.7"), "past the proxies").toBe("192.0.2.80");
  expect(address("10.128.0.5", "10.128.0.6, 10.128.0.7"), "from one of them").toBe("10.128.0.6");
});
