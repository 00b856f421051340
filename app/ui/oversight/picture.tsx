// Knows how a drawing made on the server is shown beside its table; must never draw.

/** The same drawing for a wide and for a narrow page. */
export type Pictures = { readonly wide: string; readonly narrow: string };

/** The table beside it says the same in words, so the picture itself is hidden from screen readers. */
export function Picture({ svg }: { readonly svg: Pictures }) {
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server from figures and our own words, escaped by the chart library */}
      <div className="my-3 hidden max-w-4xl sm:block print:block" dangerouslySetInnerHTML={{ __html: svg.wide }} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: as above */}
      <div className="my-3 sm:hidden print:hidden" dangerouslySetInnerHTML={{ __html: svg.narrow }} />
    </>
  );
}
