import { expect, test } from "vitest";
import { defaultSiteNames } from "@/lib/domain/site-names";
import { externalEndpoints } from "./external-endpoints";

const at = (pushgatewayUrl: string, prometheusUrl: string, team = "ada") =>
  externalEndpoints({ pushgatewayUrl, prometheusUrl }, team, {
    ...defaultSiteNames,
    teamNamespace: "lab-{team}",
  });

test("the team and its namespace are filled in wherever they stand, and paths and queries are kept", () => {
  expect(
    at(
      "http://pushgateway.{team}-x:9091/",
      "https://thanos/{team}/p/?namespace={namespace}&t={team}",
    ),
  ).toEqual({
    pushgateway: "http://pushgateway.ada-x:9091",
    prometheus: "https://thanos/ada/p?namespace=lab-ada&t=ada",
  });
});

test("without a port, with an address of IPv6, and in capitals, they lead where they say", () => {
  expect(at("https://[fd00::1]/{team}", "http://Prometheus.example.org:80/")).toEqual({
    pushgateway: "https://[fd00::1]/ada",
    prometheus: "http://prometheus.example.org",
  });
});

test.each([
  ["http://{team}:9091", "42", "http://42.invalid"],
  ["http://{team}:9091", "2130706433", "http://2130706433.invalid"],
  ["https://pushgateway.{team}/p?t={team}", "0x7f", "http://pushgateway.0x7f.invalid"],
  ["http://pushgateway.{team}:9091", "7", "http://pushgateway.7.invalid"],
  ["http://{team}.bücher.example", "ada", "http://ada.xn--bcher-kva.example"],
  ["http://{team}.bücher.example", "xn--a", "http://xn--a.bcher.example.invalid"],
  ["http://pushgateway.{team}-monitoring:9091", "42", "http://pushgateway.42-monitoring:9091"],
  ["http://10.0.0.1/{team}", "42", "http://10.0.0.1/42"],
  ["http://{team}", "-", "http://-"],
])("%s of the team %s leads to %s, and to no other host", (pattern, team, expected) => {
  const prometheusUrl = "http://prometheus";
  expect(at(pattern, prometheusUrl, team).pushgateway).toBe(expected);
});
