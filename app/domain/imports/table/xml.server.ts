// Knows how a part's XML is walked as it arrives, element by element; must never keep a whole part.
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { UnreadableFile } from "./table.ts";

export type XmlWalk = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/** The name without its prefix: some writers put the main namespace under `x:`. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Walks UTF-8 XML and stops after each chunk. A document type is refused: no spreadsheet has one, and it could define entities that grow. */
export async function* stepThroughXml(chunks: AsyncIterable<Uint8Array>, walk: XmlWalk): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const refuse = () => {
    throw new UnreadableFile("notSpreadsheet");
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  if (walk.open) parser.on("opentag", (tag: SaxesTagPlain) => walk.open?.(localName(tag.name), tag.attributes));
  if (walk.close) parser.on("closetag", (tag: SaxesTagPlain) => walk.close?.(localName(tag.name)));
  if (walk.text) parser.on("text", (text) => walk.text?.(text));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of chunks) {
      parser.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    if (error instanceof TypeError) throw new UnreadableFile("notSpreadsheet");
    throw error;
  }
}

/** The same in one go. */
export async function walkXml(chunks: AsyncIterable<Uint8Array>, walk: XmlWalk): Promise<void> {
  for await (const _step of stepThroughXml(chunks, walk));
}
