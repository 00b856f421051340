// Knows how a drawing made on the server is shown beside its table; must never draw.

/** The table beside it says the same in words, so the picture itself is hidden from screen readers. */
export function Picture({ svg }: { readonly svg: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server from figures and our own words, escaped by the chart library
  return <div className="my-3 max-w-3xl" dangerouslySetInnerHTML={{ __html: svg }} />;
}
