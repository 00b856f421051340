// Proves without Docker that the production files fit the product: every variable is one it reads, every secret is named, nothing inside is open.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ENVIRONMENT_NAMES, readEnvironment } from "#app/server/environment.ts";

type Service = {
  readonly image?: string;
  readonly build?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck: { readonly test: readonly string[] };
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
};

const text = readFileSync("compose.yml", "utf8");
const compose = parse(text) as Compose;
const dockerfile = readFileSync("Dockerfile", "utf8");
const caddyfile = readFileSync("Caddyfile", "utf8");
const example = readFileSync(".env.example", "utf8");
const names = (source: string, shape: RegExp) => [...new Set([...source.matchAll(shape)].map((match) => match[1] as string))].sort();
const service = (name: string) => compose.services[name] as Service;

/** As Docker would fill it in from `.env`. */
function filledIn(value: string): string {
  const given: Readonly<Record<string, string>> = {
    POSTGRES_PASSWORD: "0123abcd",
    MEILI_MASTER_KEY: "0123456789abcdef",
    SITE_HOST: "market.example.gov.cn",
    TLS_CONTACT: "a@example.gov.cn",
  };
  return value.replace(/\$\{(\w+)(?::?[-?]([^}]*))?\}/gu, (_, name: string, otherwise: string) => given[name] ?? otherwise);
}

describe("compose.yml", () => {
  it("starts the database, the app and TLS in front, each with a health check, in that order", () => {
    expect(Object.keys(compose.services)).toEqual(["database", "search", "app", "proxy"]);
    for (const one of Object.values(compose.services)) expect(one.healthcheck.test.length).toBeGreaterThan(1);
    expect(service("app").depends_on).toEqual({ database: { condition: "service_healthy" } });
    expect(service("proxy").depends_on).toEqual({ app: { condition: "service_healthy" } });
  });

  it("gives the app only variables that it reads, and a whole that it accepts", () => {
    const given = Object.keys(service("app").environment);
    expect(given.filter((name) => !ENVIRONMENT_NAMES.includes(name))).toEqual([]);
    const environment = readEnvironment(Object.fromEntries(Object.entries(service("app").environment).map(([name, value]) => [name, filledIn(value)])));
    expect(environment).toMatchObject({
      ...{ port: 3000, host: "0.0.0.0", publicUrl: "https://market.example.gov.cn", trustProxy: 1, logDir: "/logs", dataDir: "/data" },
      databaseUrl: "postgres://market:0123abcd@database:5432/market",
      searchServer: { url: "http://search:7700", apiKey: "0123456789abcdef" },
    });
  });

  it("runs a search server of one version that keeps its index, has a key, sends nothing home, and that no start waits for", () => {
    const { image, environment, volumes } = service("search");
    expect(image).toMatch(/^getmeili\/meilisearch:v\d+\.\d+/u);
    expect(environment).toMatchObject({ MEILI_ENV: "production", MEILI_NO_ANALYTICS: "true" });
    expect(filledIn(environment.MEILI_MASTER_KEY ?? "")).toBe(filledIn(service("app").environment.MEILI_API_KEY ?? ""));
    expect(volumes).toEqual(["search:/meili_data"]);
    expect(Object.values(compose.services).some((one) => one.depends_on && "search" in one.depends_on)).toBe(false);
  });

  it("opens only the proxy's ports to the world, database and search server to the app alone", () => {
    expect(service("proxy").ports).toEqual(["80:80", "443:443", "443:443/udp"]);
    expect(service("app").ports).toBeUndefined();
    for (const name of ["database", "search"]) {
      expect(service(name).ports).toBeUndefined();
      expect(service(name).networks).toEqual(["inside"]);
    }
    expect(compose.networks.inside).toEqual({ internal: true });
  });

  it("keeps every volume it names, and names every volume it keeps", () => {
    const mounted = Object.values(compose.services).flatMap((one) => one.volumes.map((volume) => volume.split(":")[0] as string));
    expect(mounted.filter((name) => !name.startsWith("./")).sort()).toEqual(Object.keys(compose.volumes).sort());
    for (const file of mounted.filter((name) => name.startsWith("./"))) expect(existsSync(file)).toBe(true);
    for (const folder of ["/data", "/logs", "/backups"]) expect(dockerfile).toMatch(new RegExp(`VOLUME .*"${folder}"`, "u"));
  });

  it("takes every secret from .env, and the example names each without giving one", () => {
    const wanted = names(text, /\$\{(\w+)/gu);
    expect(names(example, /^(\w+)=/gmu)).toEqual(wanted);
    for (const secret of ["POSTGRES_PASSWORD", "MEILI_MASTER_KEY"]) expect(example).toMatch(new RegExp(`^${secret}=$`, "mu"));
    expect(readFileSync(".gitignore", "utf8")).toMatch(/^\.env$/mu);
    expect(names(caddyfile, /\{\$(\w+)\}/gu).every((name) => name in service("proxy").environment)).toBe(true);
  });
});

describe("the image", () => {
  it("has PostgreSQL's programs for the database's version, no root at run time, and sets only variables that are read", () => {
    expect(service("database").image).toBe("postgres:15-bookworm");
    expect(dockerfile).toMatch(/FROM node:22-bookworm-slim\n[\s\S]*postgresql-client/u);
    expect(dockerfile).toMatch(/^USER node$/mu);
    const set = names(dockerfile.match(/^ENV (.*)$/mu)?.[1] ?? "", /(\w+)=/gu).filter((name) => name !== "NODE_ENV");
    expect(set.filter((name) => !ENVIRONMENT_NAMES.includes(name))).toEqual([]);
  });

  it("runs on packages that stay when the tools of the build are taken away", () => {
    const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly devDependencies: Readonly<Record<string, string>> };
    const sources = ["app", "db", "search", "seeds"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    );
    // The build alone reads the site map, and benchmarks are run where the tools are.
    const isTool = (path: string) => path === join("app", "routes.ts") || path.startsWith(join("app", "cli", "bench"));
    const run = sources.filter((path) => /\.tsx?$/u.test(path) && !isTool(path));
    const imported = new Set(run.flatMap((path) => names(readFileSync(path, "utf8"), /^(?:import|export)\s(?!type\b)[^"]*"((?:@[\w.-]+\/)?[\w.-]+)/gmu)));
    expect(imported.has("kysely")).toBe(true);
    expect([...imported].filter((name) => name in devDependencies)).toEqual([]);
  });

  it("copies every folder that the server imports", () => {
    for (const path of names(dockerfile, /COPY --from=build \/app\/(\S+)/gu).filter((name) => name !== "build" && name !== "node_modules"))
      expect(existsSync(path), path).toBe(true);
    const copied = names(dockerfile, /COPY --from=build \/app\/(\S+)/gu);
    const aliases = Object.values(JSON.parse(readFileSync("package.json", "utf8")).imports as Record<string, string>).map((path) => path.slice(2, -2));
    expect(aliases.filter((folder) => folder !== "tests" && !copied.includes(folder))).toEqual([]);
  });
});
