// What leaves the site otherwise than as a page: mails, answers to programs, feeds, files, and what a backup says beside its contents.
import { createReadStream } from "node:fs";
import { basename, join } from "node:path";
import tar from "tar-stream";
import { makeBackup } from "#app/cli/backup/make-backup.ts";
import { keepWishes } from "#app/domain/events/mail/choices.server.ts";
import { issueToken } from "#app/domain/people/commands/keep-tokens.server.ts";
import { unzip } from "#tests/support/unzip.ts";
import { clientOf } from "../client.ts";
import type { Site } from "../site.ts";
import { actorOf } from "./people.ts";

/** Something that left, by a name that a failure can be found by. */
export type Leaving = { readonly name: string; readonly text: string };

/** Everybody wants everything by mail at once, so that no word waits for a digest. */
export async function wantAllMails({ composed: { unitOfWork, reads } }: Site): Promise<void> {
  const people = await reads.selectFrom("person").select("id").execute();
  const atOnce = { do: "now", know: "now", deadline: "now", match: "now", hasQuiet: false, quietFrom: 0, quietUntil: 0 } as const;
  for (const { id } of people) await unitOfWork((tx, now) => keepWishes(tx, id, atOnce, now));
}

/** The whole of each mail but its address line: who gets it is not news to him. */
export function mailsOf(site: Site): readonly (Leaving & { readonly to: string })[] {
  return site.mails().map(({ to, mail, raw }, n) => {
    const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/^To:.*$/imu, "");
    return { name: `mail ${n}`, to, text: [head, mail.subject, mail.text, mail.html].join("\n") };
  });
}

async function codesOf({ composed: { reads } }: Site): Promise<Readonly<Record<string, readonly string[]>>> {
  const newest = async (table: "outcome" | "challenge" | "pool" | "trial") =>
    (await reads.selectFrom(table).select("code").orderBy("createdAt", "desc").orderBy("code", "desc").limit(12).execute()).map((row) => row.code);
  const organisations = await reads.selectFrom("organisation").select("id").orderBy("createdAt", "desc").orderBy("id").limit(60).execute();
  return {
    outcomes: await newest("outcome"),
    challenges: await newest("challenge"),
    pools: await newest("pool"),
    trials: await newest("trial"),
    organisations: organisations.map((row) => row.id),
  };
}

type Codes = Awaited<ReturnType<typeof codesOf>>;

function filledIn(path: string, codes: Codes): readonly string[] {
  const noun = /^\/?(?:api\/v1\/)?(\w+)\/[{:]/u.exec(path)?.[1];
  return noun === undefined ? [path] : (codes[noun] ?? []).map((code) => path.replace(/\{\w+\}|:\w+/u, code));
}

async function tokenOf(site: Site, email: string): Promise<string> {
  const actor = await actorOf(site, email);
  const wish = { name: "canary", scopes: ["read:public", "read:own", "read:calendar"], days: 30 } as const;
  return (await site.composed.unitOfWork((tx, now) => issueToken(tx, { personId: actor.personId, actor }, wish, now))).token;
}

/** Every documented operation, on every newest thing of its noun, with the reader's own token; lists to their last page. */
export async function answersTo(site: Site, persona: string): Promise<readonly Leaving[]> {
  const email = site.accounts.find((account) => account.persona === persona)?.email;
  const token = email === undefined ? null : await tokenOf(site, email);
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  const document = await (await fetch(`${site.url}/api/openapi.json`)).text();
  const { paths } = JSON.parse(document) as { readonly paths: Readonly<Record<string, object>> };
  const codes = await codesOf(site);
  const left: Leaving[] = [{ name: "/api/openapi.json", text: document }];
  for (const path of Object.keys(paths).flatMap((each) => filledIn(each.replace(/^\//u, ""), codes))) {
    for (let address: string | null = `/api/v1/${path}`; address !== null; ) {
      const text: string = await (await fetch(site.url + address, { headers })).text();
      left.push({ name: address, text });
      const { items, next } = JSON.parse(text) as { readonly items?: readonly object[]; readonly next?: string | null };
      // The changes always say where to ask on from; an empty page is their end.
      address = next && items?.length ? `/api/v1/${path}?${path === "changes" ? "since" : "cursor"}=${encodeURIComponent(next)}` : null;
      if (left.length > 2_000) throw new Error(`${path} has no end`);
    }
  }
  if (token) left.push({ name: "own calendar", text: await (await fetch(`${site.url}/calendar/${token}.ics`)).text() });
  return left;
}

const FILES = ["outcomes/export", "challenges/export", "stats/export", "desk/contracts/export", "imports/template/outcomes", "imports/template/challenges"];
const FORMATS = ["csv", "xlsx"];

/** Both kinds of each file; a workbook part by part, names and properties too. */
async function filesFor(client: Awaited<ReturnType<typeof clientOf>>): Promise<readonly Leaving[]> {
  const left: Leaving[] = [];
  for (const address of FILES.flatMap((file) => FORMATS.map((format) => `/${file}?format=${format}`))) {
    const answer = await client.get(address, { maxRedirects: 0 });
    const head = Object.values(answer.headers()).join("\n");
    const body = await answer.body();
    if (body.subarray(0, 2).toString() !== "PK") left.push({ name: address, text: `${head}\n${body.toString("utf8")}` });
    else for (const [part, bytes] of unzip(body)) left.push({ name: `${address} ${part}`, text: `${head}\n${part}\n${bytes.toString("utf8")}` });
  }
  return left;
}

/** Files, feeds, calendars and maps of the site, as one reader gets them. */
export async function filesAndFeedsTo(site: Site, persona: string): Promise<readonly Leaving[]> {
  const client = await clientOf(site, persona);
  const codes = await codesOf(site);
  const left = [...(await filesFor(client))];
  const read = async (address: string) => {
    const text = (await (await client.get(address, { maxRedirects: 0 })).body()).toString("utf8");
    left.push({ name: address, text });
    return text;
  };
  const index = await read("/sitemap.xml");
  for (const [, path] of index.matchAll(/<loc>[^<]*?(\/sitemaps\/[^<]+)<\/loc>/gu)) await read(path ?? "");
  for (const feed of ["outcomes", "challenges", "results"]) await read(`/feeds/${feed}.atom`);
  for (const noun of ["challenges", "trials"]) for (const code of codes[noun] ?? []) await read(`/${noun}/${code}/calendar.ics`);
  await read("/robots.txt");
  await read("/account/data");
  await client.dispose();
  return left;
}

/** A backup's own name, the names of its parts, and every part that is neither the database nor a kept file. */
export async function besideTheBackup(site: Site, databaseUrl: string | undefined): Promise<readonly Leaving[]> {
  const to = join(site.dataDir, "backups");
  const place = { dataDir: site.dataDir, ...(databaseUrl ? { databaseUrl } : {}) };
  const wish = { place, filesDir: join(site.dataDir, "files"), to, clock: site.now, productVersion: "0.0.0", onProgress: () => {} };
  const made = await makeBackup(wish);
  const left: Leaving[] = [{ name: "archive", text: basename(made.path) }];
  const entries = tar.extract();
  createReadStream(made.path).pipe(entries);
  for await (const entry of entries) {
    const isContent = /^(database\.|files\/)/u.test(entry.header.name);
    const bytes: Buffer[] = [];
    for await (const chunk of entry) if (!isContent) bytes.push(chunk as Buffer);
    left.push({ name: `part ${entry.header.name}`, text: JSON.stringify(entry.header) + Buffer.concat(bytes).toString("utf8") });
  }
  return left;
}
