import { expect, it } from "vitest";
import { clientAddress, noteClientAddress, notedClientAddress } from "./client-address";

it.each([
  ["192.168.1.7", "192.168.1.7"],
  ["::ffff:192.168.1.7", "192.168.1.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:db8::6", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  [undefined, ""],
])("counts %s as %s", (remote, counted) => {
  expect(clientAddress(remote)).toBe(counted);
});

it("is noted over whatever its sender claims", () => {
  const socket = { remoteAddress: "192.0.2.1" };
  const request = { headers: { "x-scrapelab-address": "198.51.100.1" }, socket };
  noteClientAddress(request, null);
  const seen = new Request("http://localhost/", { headers: request.headers });
  expect(notedClientAddress(seen)).toBe("192.0.2.1");
});

it("is empty where nothing was noted", () => {
  expect(notedClientAddress(new Request("http://localhost/"))).toBe("");
});
