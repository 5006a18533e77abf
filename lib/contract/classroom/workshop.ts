export const workshopStates = ["open", "paused", "ended"] as const;
