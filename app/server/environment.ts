// Knows the environment, parsed once at boot; the only place that reads process.env.
import { join } from "node:path";
import { z } from "zod";

const flag = z
  .enum(["", "0", "1", "true", "false"])
  .default("")
  .transform((text) => text === "1" || text === "true");

const Shape = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  LOG_DIR: z.string().min(1).optional(),
  INSECURE_LAN: flag,
  MEILI_URL: z
    .url({ protocol: /^https?$/, hostname: /.+/ })
    .refine((text) => new URL(text).username === "" && new URL(text).password === "", { error: "without a user or password: the key is MEILI_API_KEY" })
    .optional(),
  MEILI_API_KEY: z.string().min(16, { error: "at least 16 characters, as the search server demands" }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, hostname: /.+/ }).optional(),
  EMBEDDING_URL: z.url({ protocol: /^https?$/ }).optional(),
  EMBEDDING_MODEL: z.string().min(1).max(200).optional(),
  EMBEDDING_API_KEY: z.string().min(1).optional(),
  MAIL_FROM: z
    .string()
    .max(200)
    .regex(/^[^\r\n]*@[^\s@]+$/u, { error: "an address, such as 越快转 <notice@example.org>" })
    .optional(),
});

/** Every name the product reads, for who writes them down elsewhere. */
export const ENVIRONMENT_NAMES: readonly string[] = Object.keys(Shape.shape);

export type Environment = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly filesDir: string;
  readonly databaseUrl: string | undefined;
  /** Without a slash at the end; the only Origin that may write. */
  readonly publicUrl: string;
  /** How many proxies in front are believed for the caller's address. */
  readonly trustProxy: number;
  readonly logLevel: string;
  /** Where the days' log files are kept beside stderr; undefined keeps none. */
  readonly logDir: string | undefined;
  /** Both or neither; the key may do everything on the search server and must never be logged or shown. */
  readonly searchServer: { readonly url: string; readonly apiKey: string } | undefined;
  /** An outside embedding service, off unless both are set; the key must never be logged. */
  readonly embedding: { readonly url: string; readonly model: string; readonly apiKey: string | undefined } | undefined;
  /** Both or neither; the URL holds the mail account's password and must never be logged. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
};

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\]|::1)$/u;

function mailOf(smtpUrl: string | undefined, from: string | undefined): Environment["mail"] {
  if (smtpUrl === undefined && from === undefined) return undefined;
  if (smtpUrl === undefined || from === undefined) throw new Error("SMTP_URL and MAIL_FROM belong together: set both, or neither to send no mail.");
  return { smtpUrl, from };
}

function searchServerOf(url: string | undefined, apiKey: string | undefined): Environment["searchServer"] {
  if (url === undefined && apiKey === undefined) return undefined;
  if (url === undefined || apiKey === undefined)
    throw new Error("MEILI_URL and MEILI_API_KEY belong together: set both, or neither to search by the built-in engine.");
  return { url: url.replace(/\/+$/u, ""), apiKey };
}

function embeddingOf(url: string | undefined, model: string | undefined, apiKey: string | undefined): Environment["embedding"] {
  if (url === undefined && model === undefined && apiKey === undefined) return undefined;
  if (url === undefined || model === undefined)
    throw new Error("EMBEDDING_URL and EMBEDDING_MODEL belong together: set both, or neither to match without vectors.");
  return { url, model, apiKey };
}

/** Refuses plain http beyond loopback unless INSECURE_LAN=1 says so. Throws a readable error for a bad value. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Shape.safeParse(given);
  if (!parsed.success) throw new Error(`The environment is not right:\n${z.prettifyError(parsed.error)}`);
  const e = parsed.data;
  const publicUrl = (e.PUBLIC_URL ?? `http://127.0.0.1:${e.PORT}`).replace(/\/+$/u, "");
  const url = new URL(publicUrl);
  const isPlainBeyondLoopback = url.protocol === "http:" && !(LOOPBACK.test(url.hostname) && LOOPBACK.test(e.HOST));
  if (isPlainBeyondLoopback && !e.INSECURE_LAN)
    throw new Error("PUBLIC_URL is plain http beyond this machine: serve https, or set INSECURE_LAN=1 for a trial on a trusted network.");
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: e.DATA_DIR,
    filesDir: join(e.DATA_DIR, "files"),
    databaseUrl: e.DATABASE_URL,
    publicUrl,
    trustProxy: e.TRUST_PROXY,
    logLevel: e.LOG_LEVEL,
    logDir: e.LOG_DIR,
    searchServer: searchServerOf(e.MEILI_URL, e.MEILI_API_KEY),
    embedding: embeddingOf(e.EMBEDDING_URL, e.EMBEDDING_MODEL, e.EMBEDDING_API_KEY),
    mail: mailOf(e.SMTP_URL, e.MAIL_FROM),
  };
}
