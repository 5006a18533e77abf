import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { EarlyAddress } from "@/components/site/early-address";
import { FirstPaint } from "@/components/site/first-paint";
import "./globals.css";

const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  weight: "100 900",
  display: "swap",
  // Ours are in fallback-fonts.css: for more systems, and for bold text.
  adjustFontFallback: false,
});

const jetbrainsMono = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  variable: "--font-jetbrains-mono",
  weight: "100 800",
  display: "swap",
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: "Scrapelab", template: "%s · Scrapelab" },
  description:
    "A hands-on lab for Prometheus with real servers and verdicts that explain themselves.",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#1a1a19" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading it also keeps every page from being made before its nonce is known.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html
      lang="en"
      className={`${inter.variable} ${jetbrainsMono.variable}`}
      // FirstPaint puts what this browser remembers on this element before React arrives.
      suppressHydrationWarning
    >
      <body className="flex min-h-dvh flex-col font-sans text-base">
        <a
          href="#main"
          className="sr-only z-30 rounded bg-panel px-3 py-2 text-sm font-medium text-text focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
        <noscript>
          <p className="bg-failed-ground px-4 py-2 text-sm text-text">
            <strong>Scrapelab needs JavaScript</strong>, which is off in this browser: nothing here
            works without it. Allow it for this site and reload the page.
          </p>
        </noscript>
        {children}
        <FirstPaint nonce={nonce} />
        <EarlyAddress nonce={nonce} />
      </body>
    </html>
  );
}
