import * as stages from "./stages.mjs";

/**
 * @typedef {import("./stages.mjs").Stage} Stage
 * @typedef {Stage[]} Lane stages one after another
 * @typedef {Lane[]} Step lanes side by side
 */

const { build, format, types, dead, unit, integration, content, e2e } = stages;
const checks = [[format], [types], [dead]];

/**
 * What `npm test` runs, step after step. Servers are waited for most of the time in the integration tests and the
 * content check, while browsers compute: so they run beside each other.
 *
 * @type {Step[]}
 */
const everything = [[[build]], checks, [[unit]], [[e2e], [integration, content]]];

/** @type {Record<string, Step[]>} */
const parts = {
  check: [[[build]], checks],
  unit: [[[unit]]],
  integration: [[[build]], [[integration]]],
  content: [[[content]]],
  e2e: [[[build]], [[e2e]]],
};

/**
 * The steps of a part, or of everything where none is named.
 *
 * @param {string | undefined} part
 * @returns {Step[] | null} null where there is no such part
 */
export function planOf(part) {
  return part === undefined ? everything : (parts[part] ?? null);
}

export const partNames = Object.keys(parts);

/** @param {Step[]} plan */
export function needsBrowsers(plan) {
  return plan.flat(2).includes(e2e);
}
