/** Something that the person at the keyboard can put right; its message says how, so no stack is shown. */
export class SetupError extends Error {}
