/** What the app itself and the system beside it need. */
const keptBytes = 1024 ** 3;
/** Both servers of one sandbox in a lab that is under way. */
export const sandboxBytes = 28e6;
const most = 500;

/** How many sandboxes may run at once where `SANDBOX_MAX` does not say: as many as the memory holds. */
export function mostSandboxes(memoryBytes: number): number {
  return Math.max(1, Math.min(most, Math.floor((memoryBytes - keptBytes) / sandboxBytes)));
}

/** For the start: the limit, and the memory in bytes that it follows from; null where it was set. */
export function sayMostSandboxes(max: number, memoryBytes: number | null): string {
  const sandboxes = `${max} ${max === 1 ? "sandbox" : "sandboxes"} at once`;
  if (memoryBytes === null) return `Up to ${sandboxes}, as SANDBOX_MAX says.`;
  const memory = `${(memoryBytes / 1024 ** 3).toFixed(1)} GiB of memory`;
  return `Up to ${sandboxes}: ${memory}, less 1 GiB, by 28 MB each, at most ${most}. SANDBOX_MAX sets another number.`;
}
