import { z } from "zod";
import { diagnosisSchema } from "@/lib/contract/verdict";
import { diagnosisCodes } from "@/lib/domain/verdict/diagnosis";

/** A diagnosis as it is read back; another version of the app may have written codes that are unknown here. */
export const knownDiagnosisSchema = z.object({
  ...diagnosisSchema.shape,
  code: z.enum(diagnosisCodes),
});
