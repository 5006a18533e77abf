import { describe, expect, it } from "vitest";
import { ok } from "@/lib/domain/result";
import { defaultSiteNames, namesFor } from "@/lib/domain/site-names";
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
  const found = (url: string, names = namesFor("ada")) => {
    const parsed = parseUrl(url, false);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return findService(parsed.value, names);
  };
  const serviceOf = (url: string) => {
    const service = found(url);
    return service.ok ? service.value.service : service.error.exitCode;
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

  it("is the gateway at the address that this site gave it, without what stands before /metrics", () => {
    const gatewayUrl = "https://push.example.org/{team}/gateway";
    const names = namesFor("ada", { ...defaultSiteNames, gatewayUrl });
    const at = (url: string) => found(url, names);
    const target = "/metrics/job/a?x";
    const service = "pushgateway";
    expect(at(`https://PUSH.example.org/ada/gateway${target}`)).toEqual(ok({ service, target }));
    expect(at(`https://push.example.org:443/ada/gateway${target}`).ok).toBe(true);
    expect(at(`pushgateway:9091${target}`)).toEqual(ok({ service, target }));
    for (const other of ["http://push.example.org/ada/gateway", "https://push.example.org/eve"]) {
      expect(at(`${other}/metrics`).ok).toBe(false);
    }
  });
});
