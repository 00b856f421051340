import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { describe, expect, it } from "vitest";
import routeConfig from "#app/routes.ts";
import { buildOfFamily, familyOf } from "#app/server/page-handlers.ts";

type Declared = Awaited<typeof routeConfig>[number];

/** A build's list of routes as Remix makes it from the site map. */
function routesOf(entries: readonly Declared[], parentId: string): Record<string, { id: string; parentId: string; path?: string; index?: boolean }> {
  return Object.assign(
    {},
    ...entries.map(({ file, path, index, children }) => ({
      [file]: { id: file, parentId, ...(path === undefined ? {} : { path }), ...(index ? { index } : {}) },
      ...routesOf(children ?? [], file),
    })),
  );
}

const declared = await routeConfig;
const routes = { root: { id: "root", path: "" }, ...routesOf(declared, "root") };
const build = { routes, assets: { routes } } as unknown as ServerBuild;

/** Which file of the site map answers, as Remix's own matching says. */
function fileAt(part: ServerBuild, path: string): string | undefined {
  const tree = Object.values(part.routes).filter((route) => route.parentId === "root");
  return matchRoutes(
    tree.map(({ id, path: at, index }) => ({ id, path: at, index }) as { id: string; path?: string }),
    path,
  )?.at(-1)?.route.id;
}

const addresses = Object.values(routes)
  .filter((route) => route.id !== "root")
  .map((route) => `/${(route.path ?? "").replaceAll(/:\w+/gu, "anything").replace("*", "no/such/page")}`);

describe("a page found among its family", () => {
  it.each(addresses)("%s is the page that the whole site has there", (path) => {
    const part = buildOfFamily(build, familyOf(path));
    expect(familyOf(`${path === "/" ? "/_root" : path}.data`)).toBe(familyOf(path));
    expect(fileAt(part, path)).toBe(fileAt(build, path));
    expect(Object.keys(part.assets.routes)).toEqual(Object.keys(part.routes));
  });

  it("keeps the catch-all in every family, and leaves the other families out", () => {
    const part = buildOfFamily(build, familyOf("/outcomes"));
    expect(fileAt(part, "/outcomes/a")).toBe(fileAt(build, "/no/such/page"));
    expect(fileAt(part, "/deals")).toBe(fileAt(build, "/no/such/page"));
    expect(Object.keys(part.routes).length).toBeLessThan(8);
  });
});
