/** By the global timer, which tests can turn; `node:timers/promises` keeps real time. */
export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
