import { delimiter, join } from "node:path";
import { root } from "./command.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { findNode, requireNode } from "./node.mjs";
import { ensureServers, needsServers } from "./servers.mjs";

/** What Node has compiled of a module: the tests start the same programs again and again. */
const compiled = join(root, ".cache", "compiled");

/**
 * What every command of the project needs: the dependencies, Node 24, and where the sandboxes
 * run on this machine Prometheus and Pushgateway; `withoutServers` for a command that starts none.
 *
 * @param {{isForTests?: boolean, withoutServers?: boolean}} [options]
 * @returns {Promise<{node: string, env: NodeJS.ProcessEnv}>} the Node to go on with, and the environment
 *   that names the rest
 */
export async function prepare(options = {}) {
  requireNode();
  await ensureDependencies(root);
  const node = findNode(root);
  const runsServers = !options.withoutServers && needsServers(process.env, options);
  const servers = runsServers ? await ensureServers(root, options) : {};
  const own = [join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
  const env = { ...process.env, ...servers, PATH: own, NEXT_TELEMETRY_DISABLED: "1" };
  return { node, env: options.isForTests ? { NODE_COMPILE_CACHE: compiled, ...env } : env };
}
