// Knows how a pack is rendered once for each snapshot, format and language, and served from the store ever after; must never compute a figure.
import { keepPack, type PackFormat, type PackKey } from "#app/domain/oversight/commands/keep-pack.server.ts";
import { keptPack, type SealedSnapshot } from "#app/domain/oversight/queries/snapshots.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { canonicalJson } from "#app/kernel/canonical.server.ts";
import { type PackDocument, packDocument } from "#app/ui/desk/pack-document.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import type { Language } from "#app/ui/text/use-text.ts";
import { writePackXlsx } from "#app/web/pack-file.server.ts";
import type { Services } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";

/** The pack's document in one language. */
export function documentOf({ content, row }: SealedSnapshot, language: Language): PackDocument {
  const { t } = VOICES[language];
  return packDocument(content, row, language, (key, facts) => t(key as TextKey, facts));
}

async function render(document: PackDocument, format: PackFormat): Promise<Uint8Array> {
  return format === "xlsx" ? writePackXlsx(document) : Buffer.from(canonicalJson(document));
}

/** The stored bytes and their SHA-256; rendered now if they never were. */
export async function packBytes({ reads, files, unitOfWork }: Services, actor: Actor, snapshot: SealedSnapshot, format: PackFormat, language: Language) {
  const key: PackKey = { snapshotId: snapshot.row.id, format, language };
  const kept = await keptPack(reads, key);
  const keptBytes = kept ? await files.open(kept.fileHash) : null;
  if (kept && keptBytes) return { bytes: keptBytes, hash: kept.fileHash };
  const stored = await files.put(await render(documentOf(snapshot, language), format), `${snapshot.row.period}.${format === "xlsx" ? "xlsx" : "txt"}`);
  const hash = await unitOfWork((tx, now) => keepPack(tx, actor, key, stored, now));
  return { bytes: (await files.open(hash)) ?? new Uint8Array(), hash };
}
