// Knows what stands at the foot of an official page on paper; must never compute it.
import { useText } from "#app/ui/text/use-text.ts";
import { MomentText } from "./moment.tsx";

/** `hash` is SHA-256 of the page's content in hex, `qr` the address as SVG text, `at` the instant of the printing. */
export type PrintStamp = { readonly url: string; readonly at: string; readonly version: number | null; readonly hash: string; readonly qr: string };

export function PrintFooter({ stamp }: { readonly stamp: PrintStamp }) {
  const t = useText();
  return (
    <>
      <p className="my-6" data-screen-only>
        <button type="button" onClick={() => window.print()} className="min-h-8 text-sm text-brand-strong underline">
          {t("print.button")}
        </button>
      </p>
      <div data-keep className="mt-8 hidden items-center gap-4 border-t border-line pt-3 text-xs print:flex">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server from our own address */}
        <div aria-hidden="true" className="h-20 w-20 shrink-0" dangerouslySetInnerHTML={{ __html: stamp.qr }} />
        <div className="min-w-0">
          <p>
            {t("print.at")} <MomentText at={stamp.at} />
            {stamp.version === null ? null : ` · ${t("print.version", { version: stamp.version })}`}
          </p>
          <p className="break-all">{stamp.url}</p>
          <p className="break-all">
            {t("print.hash")} {stamp.hash}
          </p>
          <p>{t("print.note")}</p>
        </div>
      </div>
    </>
  );
}
