import { describe, expect, it } from "vitest";
import { readEnvironment } from "#app/server/environment.ts";

describe("the environment", () => {
  it("has safe defaults", () => {
    expect(readEnvironment({})).toMatchObject({ port: 3000, host: "127.0.0.1", publicUrl: "http://127.0.0.1:3000", trustProxy: 0 });
  });
  it.each([
    [{ PUBLIC_URL: "http://market.example" }, /plain http/u],
    [{ HOST: "0.0.0.0" }, /plain http/u],
    [{ PORT: "99999" }, /PORT/u],
    [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL/u],
    [{ SMTP_URL: "smtp://mail.example" }, /MAIL_FROM/u],
    [{ MAIL_FROM: "notice@market.example" }, /SMTP_URL/u],
    [{ SMTP_URL: "http://mail.example", MAIL_FROM: "notice@market.example" }, /SMTP_URL/u],
    [{ SMTP_URL: "smtp://mail.example", MAIL_FROM: "nobody" }, /MAIL_FROM/u],
    [{ MEILI_URL: "http://search:7700" }, /MEILI_API_KEY/u],
    [{ MEILI_API_KEY: "0123456789abcdef" }, /MEILI_URL/u],
    [{ MEILI_URL: "ftp://search", MEILI_API_KEY: "0123456789abcdef" }, /MEILI_URL/u],
    [{ MEILI_URL: "http://user:hush@search", MEILI_API_KEY: "0123456789abcdef" }, /MEILI_URL/u],
    [{ MEILI_URL: "http://search:7700", MEILI_API_KEY: "short" }, /MEILI_API_KEY/u],
  ])("refuses %j", (given, message) => {
    expect(() => readEnvironment(given)).toThrow(message);
  });
  it("never repeats the mail account's password in a complaint", () => {
    const given = { SMTP_URL: "http://user:hush-hush@mail.example", MAIL_FROM: "notice@market.example" };
    expect(() => readEnvironment(given)).toThrow(expect.objectContaining({ message: expect.not.stringContaining("hush-hush") }));
  });
  it("never repeats the search server's key in a complaint", () => {
    for (const given of [{ MEILI_API_KEY: "hush-hush-hush-hush" }, { MEILI_URL: "http://a:hush-hush@search", MEILI_API_KEY: "hush-hush" }])
      expect(() => readEnvironment(given)).toThrow(expect.objectContaining({ message: expect.not.stringContaining("hush-hush") }));
  });
  it("asks a search server only when told where and by which key", () => {
    expect(readEnvironment({}).searchServer).toBeUndefined();
    const given = { MEILI_URL: "https://search.example/", MEILI_API_KEY: "0123456789abcdef" };
    expect(readEnvironment(given).searchServer).toEqual({ url: "https://search.example", apiKey: given.MEILI_API_KEY });
  });
  it("sends mail only when told where and from whom", () => {
    expect(readEnvironment({}).mail).toBeUndefined();
    const given = { SMTP_URL: "smtps://user:pass@mail.example:465", MAIL_FROM: "越快转 <notice@market.example>" };
    expect(readEnvironment(given).mail).toEqual({ smtpUrl: given.SMTP_URL, from: given.MAIL_FROM });
  });
  it("serves plain http on a network only when told to, and https freely", () => {
    expect(readEnvironment({ HOST: "0.0.0.0", INSECURE_LAN: "1" }).host).toBe("0.0.0.0");
    expect(readEnvironment({ HOST: "0.0.0.0", PUBLIC_URL: "https://market.example/" }).publicUrl).toBe("https://market.example");
  });
});
