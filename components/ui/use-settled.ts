import { useEffect, useState } from "react";

/**
 * The value as it was when it had last stood still for `delayMs`. With another key it is another value
 * altogether, and is there at once.
 */
export function useSettled<T>(key: string, value: T, delayMs: number): T {
  const [settled, setSettled] = useState({ key, value });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ key, value }), delayMs);
    return () => clearTimeout(timer);
  }, [key, value, delayMs]);
  return settled.key === key ? settled.value : value;
}
