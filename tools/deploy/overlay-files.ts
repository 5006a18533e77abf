import { join, relative, resolve } from "node:path";
import { stringify } from "yaml";
import { appKustomization, appSettings } from "./app-overlay";
import { readImages } from "./image-list";
import type { DeployOptions } from "./options";
import type { Team } from "./read-teams";
import { teamObjects } from "./team-objects";

const head = "# Written by `npm run deploy`; what is changed here is lost when it runs again.\n";

/**
 * The files of a finished overlay by their paths within `options.out`: `app` for whoever owns the app's project, and
 * with provider `external` `teams` for whoever may create namespaces. `root` is the project's folder.
 */
export function overlayFiles(
  teams: readonly Team[],
  options: DeployOptions,
  root: string,
): Map<string, string> {
  const deploy = join(root, "deploy");
  const from = (folder: string) =>
    relative(resolve(root, options.out, "app"), join(deploy, folder));
  const images = readImages(join(deploy, "components", "images"));
  const listed = (wanted: string) => {
    const image = images.find(({ name }) => name === wanted);
    if (!image) throw new Error(`The list of images has no ${wanted}.`);
    return image;
  };
  const places = {
    overlay: from(join("overlays", options.overlay)),
    component: (name: string) => from(join("components", name)),
  };
  const files = new Map([
    [
      "app/kustomization.yaml",
      yaml(appKustomization(options, { places, listed, teamCount: teams.length })),
    ],
    ["app/settings.env", appSettings(teams, options)],
  ]);
  if (options.secrets) files.set("app/.gitignore", "*.secret.env\n");
  if (options.provider === "local") return files;
  const byFile = teamObjects(teams, options, join(deploy, "teams"));
  for (const [file, objects] of byFile)
    files.set(`teams/${file}`, head + objects.map((each) => stringify(each)).join("---\n"));
  const kustomization = {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    labels: [{ pairs: { "app.kubernetes.io/part-of": "scrapelab" } }],
    resources: [...byFile.keys()],
    ...(options.stacks && { images: ["pushgateway", "prometheus"].map(listed) }),
  };
  files.set("teams/kustomization.yaml", yaml(kustomization));
  return files;
}

const yaml = (value: unknown) => head + stringify(value);
