import { describe, expect, it } from "vitest";
import { findService } from "./find-service";
import { parseUrl } from "./parse-url";

const target = (url: string, isPathAsIs = false) => {
  const parsed = parseUrl(url, isPathAsIs);
  return parsed.ok ? parsed.value.target : parsed.error.exitCode;
};

describe("the target of an address", () => {
  it.each([
    ["localhost:9091", "/"],
    ["http://h/a/../b/./c", "/b/c"],
    ["http://h/a/..", "/"],
    ["http://h/a//b", "/a//b"],
    ["http://h/a%2Fb%zz", "/a%2Fb%zz"],
    ["http://h?a=b", "/?a=b"],
    ["http://h/a?b?c#d", "/a?b?c"],
    ["http://h/grün", "/gr%c3%bcn"],
    ["http:///h/a", "/a"],
  ])("%s", (url, expected) => {
    expect(target(url)).toBe(expected);
  });

  it("keeps its dots when told to", () => {
    expect(target("http://h/a/../b", true)).toBe("/a/../b");
  });

  it.each([
    ["", 3],
    ["http://h:99999/", 3],
    ["http://h:x/", 3],
    ["http://h/a b", 3],
    ["http://h!/", 3],
    ["http:////h/", 3],
    ["gopher2://h/", 1],
  ])("%j ends with exit %d", (url, exitCode) => {
    expect(target(url)).toBe(exitCode);
  });
});

describe("the server that an address names", () => {
  const serviceOf = (url: string) => {
    const parsed = parseUrl(url, false);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const service = findService(parsed.value, "ada");
    return service.ok ? service.value : service.error.exitCode;
  };

  it.each([
    ["localhost:9091", "pushgateway"],
    ["127.0.0.1:9090", "prometheus"],
    ["pushgateway:9091", "pushgateway"],
    ["pushgateway.ada-monitoring:9091", "pushgateway"],
    ["pushgateway.ada-monitoring.svc:9091", "pushgateway"],
    ["PUSHGATEWAY.ada-monitoring.svc.cluster.local:9091", "pushgateway"],
    ["prometheus.ada-monitoring:9090", "prometheus"],
    ["pushgateway.bob-monitoring:9091", 6],
    ["example.com", 6],
    ["pushgateway:9090", 7],
    ["localhost", 7],
    ["https://localhost:9091", 35],
  ])("%s", (url, expected) => {
    expect(serviceOf(url)).toBe(expected);
  });
});
