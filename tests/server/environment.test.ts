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
  ])("refuses %j", (given, message) => {
    expect(() => readEnvironment(given)).toThrow(message);
  });
  it("serves plain http on a network only when told to, and https freely", () => {
    expect(readEnvironment({ HOST: "0.0.0.0", INSECURE_LAN: "1" }).host).toBe("0.0.0.0");
    expect(readEnvironment({ HOST: "0.0.0.0", PUBLIC_URL: "https://market.example/" }).publicUrl).toBe("https://market.example");
  });
});
