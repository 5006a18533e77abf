import { expect, test } from "vitest";
import { defaultSiteNames } from "@/lib/domain/site-names";
import { externalEndpoints } from "./external-endpoints";

const at = (pushgatewayUrl: string, prometheusUrl: string) =>
  externalEndpoints({ pushgatewayUrl, prometheusUrl }, "ada", {
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
