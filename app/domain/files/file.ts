// Knows what a kept file is and which kinds are kept; must never read bytes or rows.

/** What the store says of bytes it holds. `name` is what the uploader called it, `mediaType` what the bytes are. */
export type StoredFile = { readonly hash: string; readonly size: number; readonly mediaType: string; readonly name: string };

/** Bytes by their SHA-256. The same bytes are kept once. */
export type FileStore = {
  /** Refuses `file.empty`, `file.tooLarge` (20 MB), `file.typeNotAllowed` (judged by the bytes, not by the name). */
  readonly put: (bytes: Uint8Array, name: string) => Promise<StoredFile>;
  /** The bytes, or null where none are kept under the hash. */
  readonly open: (hash: string) => Promise<Uint8Array | null>;
};

export const FILE_MAX_BYTES = 20 * 1024 * 1024;
export const FILE_ACCEPT = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt,.csv";

export const ALLOWED_MEDIA_TYPES: readonly string[] = [
  "application/pdf",
  "image/png",
  "image/jpeg",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "text/plain",
  "text/csv",
];

export const AUDIENCES = ["public", "parties", "owner"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The last part of a path, without control characters, at most 120 characters. */
export function safeName(name: string): string {
  const last = name.split(/[\\/]/u).pop() ?? "";
  const clean = last
    .normalize("NFC")
    .replace(/[\p{Cc}"]/gu, "")
    .trim();
  return Array.from(clean).slice(-120).join("") || "file";
}
