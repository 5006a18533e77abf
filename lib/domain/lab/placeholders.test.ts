import { expect, test } from "vitest";
import { namesFor } from "@/lib/domain/site-names";
import { fillPlaceholders } from "./placeholders";

const site = {
  toolkitImage: "registry.example.org/tools:1",
  teamNamespace: "lab-{team}",
  gatewayUrl: "https://push.{namespace}.example.org/{team}/gw",
  gatewaySelector: "app=gateway,team={team}",
};

test("every known placeholder gets the value of the learner's team on this site", () => {
  const text =
    "<team> -n <team-namespace> --image=<toolkit-image> <gateway-url>/metrics -l <gateway-selector> <gateway-host>";
  expect(fillPlaceholders(text, namesFor("anna", site))).toBe(
    "anna -n lab-anna --image=registry.example.org/tools:1 https://push.lab-anna.example.org/anna/gw/metrics -l app=gateway,team=anna push.lab-anna.example.org",
  );
});

test("a site that sets nothing has the names of the training", () => {
  const text = "<team-namespace> <toolkit-image> <gateway-url> <gateway-selector>";
  expect(fillPlaceholders(text, namesFor("anna"))).toBe(
    "anna-monitoring quay.balgroupit.com/library/toolkit:ubuntu-20.04 http://pushgateway.anna-monitoring:9091 app.kubernetes.io/component=pushgateway",
  );
});

test("other angle brackets and $ patterns in values stay as they are", () => {
  expect(
    fillPlaceholders("/job/<JOB_NAME> <team> <constructor>", { ...namesFor("anna"), team: "$&" }),
  ).toBe("/job/<JOB_NAME> $& <constructor>");
});
