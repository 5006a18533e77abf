/** The methods that the Request tab offers. */
export const formMethods = ["POST", "PUT", "DELETE", "GET"] as const;

/** Why a method can't stand in the Request tab, as a sentence for the learner; null where it can. */
export function refuseMethod(method: string): string | null {
  const known: readonly string[] = formMethods;
  if (known.includes(method)) return null;
  const upper = method.toUpperCase();
  return known.includes(upper)
    ? `${method} is not a method: HTTP methods are written in capital letters. Write ${upper}.`
    : `The method is ${method}, and the Request tab has ${known.join(", ")} alone.`;
}
