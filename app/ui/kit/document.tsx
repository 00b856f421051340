// Knows the document around every page; must never know what the page shows.
import { Links, Meta, Scripts, ScrollRestoration } from "@remix-run/react";
import type { ReactNode } from "react";
import { PLAIN_DISPLAY } from "#app/kernel/display.ts";
import { BackToInbox } from "#app/ui/inbox/back-to-inbox.tsx";
import { useLanguage } from "#app/ui/text/use-text.ts";
import { type ShellFacts, SiteFooter, SiteHeader } from "./shell.tsx";

/** `facts` are missing where the shell's own loader failed. */
export function SiteDocument({ facts, children }: { readonly facts: ShellFacts | undefined; readonly children: ReactNode }) {
  const language = useLanguage();
  const display = facts?.display ?? PLAIN_DISPLAY;
  return (
    <html lang={language === "en" ? "en" : "zh-CN"} data-theme={display.theme} data-type={display.type}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body className="flex min-h-screen flex-col">
        <SiteHeader facts={facts} />
        <main id="main" className="mx-auto w-full max-w-6xl grow px-4 py-6">
          <BackToInbox />
          {children}
        </main>
        <SiteFooter display={display} />
        <ScrollRestoration nonce={facts?.nonce ?? ""} />
        <Scripts nonce={facts?.nonce ?? ""} />
      </body>
    </html>
  );
}
