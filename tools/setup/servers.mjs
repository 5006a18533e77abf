import { existsSync } from "node:fs";
import { join } from "node:path";
import { installFromDebian } from "./debian.mjs";
import { findByVariable, findOnPath, isExecutable } from "./executables.mjs";
import { phase } from "./progress.mjs";
import { installRelease } from "./release-archive.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * @typedef {object} Server
 * @property {string} name of the executable in a release, and in the cache
 * @property {string} title
 * @property {string} variable of the environment that names the executable
 * @property {string[]} commands that it may be called on the PATH
 * @property {string} version of the official release: the one that the facts about its behaviour were measured with
 * @property {string} debianPackage
 * @property {string} [release] whose release it is in, unless its own
 * @property {string} [debianExecutable] unless it is called as its package is
 */

/** @type {Server[]} */
const servers = [
  {
    name: "prometheus",
    title: "Prometheus",
    variable: "PROMETHEUS_BIN",
    commands: ["prometheus"],
    version: "2.42.0",
    debianPackage: "prometheus",
  },
  {
    name: "pushgateway",
    title: "Pushgateway",
    variable: "PUSHGATEWAY_BIN",
    commands: ["pushgateway", "prometheus-pushgateway"],
    version: "1.5.1",
    debianPackage: "prometheus-pushgateway",
  },
];

/** What only some labs have, and the tests: nobody has to fetch it to start the app. */
const testServers = [
  {
    name: "alertmanager",
    title: "Alertmanager",
    variable: "ALERTMANAGER_BIN",
    commands: ["alertmanager", "prometheus-alertmanager"],
    version: "0.25.0",
    debianPackage: "prometheus-alertmanager",
  },
  {
    name: "promtool",
    title: "promtool",
    variable: "PROMTOOL_BIN",
    commands: ["promtool"],
    version: "2.42.0",
    debianPackage: "prometheus",
    release: "prometheus",
    debianExecutable: "promtool",
  },
];

/**
 * Whether this machine runs the learners' servers itself: the local provider does, and so do the tests.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {{isForTests?: boolean}} [options]
 */
export function needsServers({ SANDBOX_PROVIDER: provider }, { isForTests = false } = {}) {
  return isForTests || !provider || provider === "local";
}

/**
 * Finds Prometheus and Pushgateway, or puts them into the project's own cache or onto the system; for the
 * tests Alertmanager too.
 *
 * @param {string} root
 * @param {{isForTests?: boolean}} [options]
 * @returns {Promise<Record<string, string>>} the variables that name them
 */
export async function ensureServers(root, { isForTests = false } = {}) {
  const cache = join(root, ".cache", "bin");
  const wanted = isForTests ? [...servers, ...testServers] : servers;
  const missing = () => wanted.filter((server) => !find(server, cache));
  /** @type {string[]} */
  const tried = [];
  for (const source of [installReleases, installPackages])
    if (missing().length > 0) tried.push(...(await source(missing(), cache)));
  if (missing().length > 0) throw new SetupError(whatToInstall(missing(), tried));
  return Object.fromEntries(wanted.map((server) => [server.variable, find(server, cache) ?? ""]));
}

/**
 * @param {Server} server
 * @param {string} cache
 */
function find(server, cache) {
  const cached = join(cache, server.name);
  return (
    findByVariable(server.variable) ??
    findOnPath(server.commands) ??
    (isExecutable(cached) ? cached : null)
  );
}

/**
 * @param {Server[]} missing
 * @param {string} cache
 * @returns {Promise<string[]>} what went wrong
 */
async function installReleases(missing, cache) {
  const names = missing.map((server) => `${server.title} ${server.version}`).join(" and ");
  const install = async () => {
    const problems = await Promise.all(missing.map((server) => installRelease(server, cache)));
    return problems.filter((problem) => problem !== null);
  };
  return await phase(`${names} from github.com`, install, isWithoutProblems);
}

/**
 * @param {Server[]} missing
 * @param {string} cache
 * @returns {Promise<string[]>} what went wrong
 */
async function installPackages(missing, cache) {
  if (!(existsSync("/etc/debian_version") && findOnPath(["apt-get"]))) return [];
  const names = missing.map((server) => server.title).join(" and ");
  const install = () => installFromDebian(missing, cache);
  return await phase(`${names} from the distribution's packages`, install, isWithoutProblems);
}

/** @param {string[]} problems */
function isWithoutProblems(problems) {
  return problems.length === 0;
}

/**
 * @param {Server[]} missing
 * @param {string[]} tried
 */
function whatToInstall(missing, tried) {
  const names = missing.map((server) => server.title).join(" and ");
  const packages = missing.map((server) => server.debianPackage).join(" ");
  const variables = missing.map((server) => server.variable).join(" and ");
  return [
    `${names} could not be set up:`,
    ...tried.map((line) => `  - ${line}`),
    "Do one of these, then start again:",
    `  - Debian, Ubuntu: sudo apt-get install ${packages}`,
    "  - macOS: brew install prometheus, and Pushgateway from https://prometheus.io/download/",
    `  - elsewhere: take ${names} from https://prometheus.io/download/ and put it on the PATH, or name it in ${variables}`,
  ].join("\n");
}
