import * as stages from "./stages.mjs";

/**
 * @typedef {import("./stages.mjs").Stage} Stage
 * @typedef {Stage[]} Lane stages one after another
 * @typedef {Lane[]} Step lanes side by side
 */

const { build, format, types, dead, unit, integration, content, e2e } = stages;
const checks = [[format], [types], [dead]];

/**
 * What `npm test` runs, step after step. The content check waits for servers most of the time while browsers compute:
 * so the two run beside each other. The integration tests run alone, since some ask how soon a server answers.
 *
 * @type {Step[]}
 */
const everything = [[[build]], checks, [[unit]], [[integration]], [[e2e], [content]]];

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

/** @param {Step[]} plan */
export function needsKubectl(plan) {
  return plan.flat(2).includes(integration);
}
