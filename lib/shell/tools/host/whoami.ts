import { asBytes, printed, type Tool } from "@/lib/shell/tools/tool";

/** The learner's team, as `id -un` has it. */
export const whoami: Tool = (_, { env }) => printed(asBytes(`${env.get("USER") ?? "learner"}\n`));
