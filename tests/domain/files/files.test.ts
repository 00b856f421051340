// What is kept, what is turned away, and who may read it.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { recordFile } from "#app/domain/files/commands/record-file.server.ts";
import { FILE_MAX_BYTES, safeName } from "#app/domain/files/file.ts";
import { openFileStore } from "#app/domain/files/file-store.server.ts";
import { canReadFile } from "#app/domain/files/policy.ts";
import { fileFacts, filesOf } from "#app/domain/files/queries.server.ts";
import { makeZip } from "#tests/domain/imports/make-zip.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects } from "#tests/support/database.ts";

const folder = mkdtempSync(join(tmpdir(), "market-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = openFileStore(folder);
const bytes = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.from(Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"));

describe("the file store", () => {
  it("keeps the same bytes once under their SHA-256 and gives them back", async () => {
    const first = await store.put(bytes("abc"), "C:\\资料\\报告.txt");
    expect(first).toEqual({ hash: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", size: 3, mediaType: "text/plain", name: "报告.txt" });
    expect((await store.put(bytes("abc"), "b.csv")).hash).toBe(first.hash);
    expect(Buffer.from((await store.open(first.hash)) ?? []).toString()).toBe("abc");
    expect(await store.open("0".repeat(64))).toBeNull();
    expect(await store.open("../../etc/passwd")).toBeNull();
  });

  it("believes the bytes, not the name", async () => {
    expect((await store.put(PNG, "report.pdf")).mediaType).toBe("image/png");
    expect((await store.put(bytes("%PDF-1.7\n%âãÏÓ\n"), "a.txt")).mediaType).toBe("application/pdf");
    expect((await store.put(bytes("a,b\n1,2\n"), "a.CSV")).mediaType).toBe("text/csv");
  });

  it.each<[string, string, Uint8Array]>([
    ["file.empty", "a.txt", new Uint8Array()],
    ["file.typeNotAllowed", "a.txt", bytes("<!doctype html><script>alert(1)</script>")],
    ["file.typeNotAllowed", "a.txt", bytes(" <svg onload=alert(1)>")],
    ["file.typeNotAllowed", "a.pdf", Uint8Array.from([0, 1, 2, 3, 0, 255])],
    ["file.typeNotAllowed", "a.txt", bytes("GIF89a      ")],
    ["file.tooLarge", "a.txt", new Uint8Array(FILE_MAX_BYTES + 1).fill(65)],
  ])("refuses %s for %s", async (code, name, content) => {
    await expect(store.put(content, name)).rejects.toMatchObject({ code });
  });

  it("knows a spreadsheet that was written as a stream, its largest part first, and turns any other zip away", async () => {
    const filename = join(folder, "streamed.xlsx");
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename });
    const sheet = book.addWorksheet("合同");
    for (let row = 0; row < 40_000; row += 1) sheet.addRow([createHash("md5").update(String(row)).digest("base64")]).commit();
    sheet.commit();
    await book.commit();
    const streamed = new Uint8Array(readFileSync(filename));
    expect((await store.put(streamed, "合同.xlsx")).mediaType).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    await expect(store.put(makeZip([{ name: "a.txt", data: "a" }]), "a.xlsx")).rejects.toMatchObject({ code: "file.typeNotAllowed" });
  });

  it("names nothing by a path", () => expect(safeName('../../a\u0000"b.pdf')).toBe("ab.pdf"));
});

describeDialects("files of a thing", (open) => {
  it("ties a file to its thing and judges each reader by its audience", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const other = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const file = await store.put(bytes("证据"), "证据.txt");
    const id = await t.unitOfWork((tx, now) => recordFile(tx, owner, { file, noun: "outcome", nounId: "o1", purpose: "trlEvidence", audience: "owner" }, now));
    expect(await fileFacts(t.reads, id)).toMatchObject({ hash: file.hash, orgId: owner.orgId, audience: "owner", mediaType: "text/plain" });
    expect((await filesOf(t.reads, "outcome", "o1")).map((one) => one.id)).toEqual([id]);
    const unverified = { ...owner, orgVerified: false };
    const again = t.unitOfWork((tx, now) =>
      recordFile(tx, unverified, { file, noun: "outcome", nounId: "o1", purpose: "trlEvidence", audience: "owner" }, now),
    );
    await expect(again).rejects.toMatchObject({ code: "people.orgNotVerified" });
    const base = { orgId: owner.orgId, partyOrgIds: [other.orgId], isThingPublic: true };
    const readers = [null, other, owner].map((viewer) =>
      (["public", "parties", "owner"] as const).map((audience) => canReadFile(viewer, { ...base, audience })),
    );
    expect(readers).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
    expect(canReadFile(null, { ...base, audience: "public", isThingPublic: false })).toBe(false);
  });
});
