// Knows the document around every page and the last-resort error page; must never know a noun.
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { unreadCount } from "#app/domain/events/inbox/queries.server.ts";
import { SiteDocument } from "#app/ui/kit/document.tsx";
import type { ShellFacts } from "#app/ui/kit/shell.tsx";
import siteCss from "#app/ui/site.css?url";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { displayOf } from "#app/web/display.server.ts";
import { signedInOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: siteCss },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export async function loader({ request, context }: LoaderFunctionArgs): Promise<ShellFacts> {
  const services = servicesFrom(context);
  const signedIn = await signedInOf({ request, context });
  return {
    language: await languageOf(request),
    display: await displayOf(request),
    isDemo: services.isDemo,
    isInsecure: !services.isSecure && !/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|$)/u.test(services.publicUrl),
    person: signedIn ? { name: signedIn.person.name, orgName: signedIn.orgName, hasSeveral: signedIn.membershipCount > 1 } : null,
    isUnconfirmed: signedIn?.isUnconfirmed ?? false,
    orgKind: signedIn?.actor?.orgKind ?? null,
    roles: signedIn?.actor?.roles ?? [],
    unread: signedIn?.actor ? await unreadCount(services.reads, signedIn.actor, services.clock()) : 0,
    nonce: services.cspNonce,
  };
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const facts = useRouteLoaderData<typeof loader>("root");
  return <SiteDocument facts={facts as ShellFacts | undefined}>{children}</SiteDocument>;
}

export default function App() {
  useLoaderData<typeof loader>();
  return <Outlet />;
}

const KNOWN = [400, 403, 404, 405, 413, 429];

export function ErrorBoundary() {
  const error = useRouteError();
  const t = useText();
  const status = isRouteErrorResponse(error) && KNOWN.includes(error.status) ? error.status : 500;
  return (
    <div className="my-10">
      <title>{t("error.title")}</title>
      <h1 className="text-2xl font-semibold">{t("error.title")}</h1>
      <p className="mt-4">{t(`error.${status}` as TextKey)}</p>
      <p className="mt-2">{t(`error.${status}.next` as TextKey)}</p>
      <p className="mt-4">
        <a href="/">{t("error.home")}</a>
      </p>
    </div>
  );
}
