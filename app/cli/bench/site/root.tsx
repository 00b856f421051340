// Knows the document of the measuring site: the product's around the constant page, Remix's bare one around the empty page.
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { SiteDocument } from "#app/ui/kit/document.tsx";
import type { ShellFacts } from "#app/ui/kit/shell.tsx";
import siteCss from "#app/ui/site.css?url";
import { servicesFrom } from "#app/web/services.ts";
import { answerTo } from "./answers.server.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: siteCss },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** The shell's recorded facts with this answer's own nonce; of the empty page only the nonce. */
export function loader({ request, context }: LoaderFunctionArgs): Partial<ShellFacts> {
  const { cspNonce: nonce } = servicesFrom(context);
  const url = new URL(request.url);
  return url.pathname === "/empty" ? { nonce } : { ...answerTo(url.search).shell, nonce };
}

function BareDocument({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const facts = useRouteLoaderData<typeof loader>("root");
  const isEmpty = useMatches().some((match) => match.pathname === "/empty");
  if (isEmpty) return <BareDocument nonce={facts?.nonce ?? ""}>{children}</BareDocument>;
  return <SiteDocument facts={facts as ShellFacts | undefined}>{children}</SiteDocument>;
}

export default function MeasuringSite() {
  return <Outlet />;
}
