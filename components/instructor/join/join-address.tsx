"use client";

import { createContext, type ReactNode, useContext } from "react";

const Address = createContext("");

/** `origin` is where learners reach the app, as far as the server knows. */
export function JoinAddress({ origin, children }: { origin: string; children: ReactNode }) {
  return <Address value={origin}>{children}</Address>;
}

/** The address to type, the link with the join code, and whether only this computer reaches it. */
export function useJoinAddress(code: string | null) {
  const origin = useContext(Address);
  const { host, hostname } = new URL(origin);
  const link = code === null ? `${origin}/` : `${origin}/?code=${encodeURIComponent(code)}`;
  const isLocal = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return { host, link, isLocal };
}
