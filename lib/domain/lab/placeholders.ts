import type { TeamNames } from "@/lib/domain/site-names";

/** What a lab's text may write in angle brackets, and what a learner sees in its place. */
const names = {
  team: "team",
  "team-namespace": "teamNamespace",
  "toolkit-image": "toolkitImage",
  "gateway-url": "gatewayUrl",
  "gateway-host": "gatewayHost",
  "gateway-selector": "gatewaySelector",
} as const satisfies Record<string, keyof TeamNames>;

type PlaceholderName = keyof typeof names;
/** What an author is told of each. */
export const placeholderMeanings: Readonly<Record<PlaceholderName, string>> = {
  team: "The learner's team.",
  "team-namespace": "Its namespace in the site's cluster (`TEAM_NAMESPACE`).",
  "toolkit-image": "An image with bash and curl (`TOOLKIT_IMAGE`).",
  "gateway-url": "The address of the team's gateway, without a path of its own (`GATEWAY_URL`).",
  "gateway-host": "Host and port of that address, as Prometheus names a target.",
  "gateway-selector": "The labels by which the gateway's pod is selected (`GATEWAY_SELECTOR`).",
};

const isPlaceholder = (name: string): name is PlaceholderName => Object.hasOwn(names, name);

export const placeholderNames = Object.keys(names).filter(isPlaceholder);

/** Replaces each known `<name>`; any other text in angle brackets stays as it is. */
export function fillPlaceholders(text: string, values: TeamNames): string {
  return text.replace(/<([a-z-]+)>/g, (written, name: string) =>
    isPlaceholder(name) ? values[names[name]] : written,
  );
}
