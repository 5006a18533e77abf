import { hostname, type networkInterfaces } from "node:os";
import { expect, test } from "vitest";
import { createMachineNames, reachableAddresses } from "./machine-addresses";

const at = (address: string, internal = false) => ({
  address,
  internal,
  family: address.includes(":") ? ("IPv6" as const) : ("IPv4" as const),
  netmask: "",
  mac: "",
  cidr: null,
  scopeid: 0,
});

const interfaces: ReturnType<typeof networkInterfaces> = {
  lo: [at("127.0.0.1", true), at("::1", true)],
  wlan0: [at("fe80::1"), at("192.168.1.20"), at("2001:db8::a"), at("2001:db8::b")],
  eth0: [at("169.254.3.4"), at("10.0.0.7")],
  docker0: [at("172.17.0.1")],
};

test("names what others in the network reach, IPv4 first", () => {
  expect(reachableAddresses(interfaces)).toEqual(["192.168.1.20", "10.0.0.7", "[2001:db8::a]"]);
  expect(reachableAddresses({ lo: interfaces.lo })).toEqual([]);
});

test("takes every address and the machine's name, and follows a change of network", () => {
  let now = 0;
  let there: ReturnType<typeof networkInterfaces> = interfaces;
  const names = createMachineNames(
    () => there,
    () => now,
  );
  const name = hostname().toLowerCase();
  for (const own of ["192.168.1.20", "172.17.0.1", "[2001:db8::b]", name]) {
    expect(names()).toContain(own);
  }
  there = { wlan0: [at("192.168.178.3")] };
  now = 3000;
  expect(names()).toContain("192.168.178.3");
  expect(names()).not.toContain("192.168.1.20");
});
