// Who may import whom. Nouns stand on floors and imports only go down; a broken rule fails the build.
const FLOORS = [
  ["settings", "events"],
  ["thesaurus"],
  ["people", "files"],
  ["outcomes", "ledger", "notices"],
  ["pools"],
  ["trials", "challenges", "auctions", "contracts"],
  ["deals", "matching", "imports"],
];

function noun(names) {
  return `^app/domain/(${names.join("|")})/`;
}

/** From a floor: nothing above it, and no neighbour on it (settings and events stand as two floors of their own). */
const floorRules = FLOORS.flatMap((floor, level) => {
  const above = [...FLOORS.slice(level + 1).flat(), "oversight"];
  const up = { name: `floor-${level}-up`, severity: "error", comment: "nouns import only downwards", from: { path: noun(floor) }, to: { path: noun(above) } };
  const across = floor.flatMap((name) => {
    const others = floor.filter((other) => other !== name && !(name === "settings" && other === "events"));
    return others.length === 0
      ? []
      : [
          {
            name: `${name}-across`,
            severity: "error",
            comment: "neighbours on a floor do not know each other",
            from: { path: noun([name]) },
            to: { path: noun(others) },
          },
        ];
  });
  return [up, ...across];
});

const rule = (name, from, to, extra = {}) => ({
  name,
  severity: "error",
  from: { path: from, ...(extra.fromNot ? { pathNot: extra.fromNot } : {}) },
  to: { path: to, ...(extra.toNot ? { pathNot: extra.toNot } : {}), ...(extra.types ? { dependencyTypesNot: ["type-only"] } : {}) },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    ...floorRules,
    rule("kernel-alone", "^app/kernel/", "^(app|db|search|seeds|tests)/", { toNot: "^app/kernel/" }),
    rule("domain-stays", "^app/domain/", "^(search|seeds|tests|app/(web|ui|routes|server|cli|jobs))/"),
    rule("pure-domain", "^app/domain/", "(\\.server\\.ts$|^db/)", { fromNot: "(\\.server\\.ts|-worker\\.mjs)$" }),
    rule("db-low", "^db/", "^(app|search|seeds|tests)/", { toNot: "^app/kernel/" }),
    rule("migrations-alone", "^db/migrations/", "^app/"),
    rule("search-stays", "^search/", "^(app/(web|ui|routes|server|cli|jobs)|seeds|tests)/"),
    rule("jobs-stay", "^app/jobs/", "^(app/(web|routes|server|cli|ui)|seeds|tests)/", { toNot: "^app/ui/text/" }),
    rule("cli-server", "^app/(cli|server)/", "^app/(routes|ui)/", { fromNot: "^app/cli/bench/", toNot: "^app/ui/text/" }),
    rule("web-edge", "^app/web/", "^(app/(routes|server|cli|jobs)|seeds|tests)/"),
    rule("web-domain", "^app/web/", "^app/domain/", { toNot: "^app/domain/(people|files)/" }),
    rule("web-ui", "^app/web/", "^app/ui/", { toNot: "^app/ui/(text/|kit/action-result)" }),
    rule("web-search-types", "^app/web/", "^search/", { types: true }),
    rule("ui-pure", "^app/ui/", "(\\.server\\.tsx?$|^(db|search|seeds|tests)/|^app/(web|routes|server|cli|jobs)/|/fields\\.ts$)", { types: true }),
    rule("routes-stay", "^app/(routes/|root|entry)", "^(db|seeds|tests|app/(server|cli|jobs))/", { types: true }),
    rule("nobody-imports-routes", "^(app|db|search|seeds)/", "^app/routes/", { fromNot: "^app/(routes/|routes\\.ts|cli/bench/)" }),
    rule("nobody-imports-tests", "^(app|db|search|seeds)/", "^tests/"),
    rule("seeds-through-rules", "^seeds/", "^(search|app/(web|ui|routes|server|jobs))/"),
    { name: "no-grab-bags", severity: "error", from: {}, to: { path: "/(utils?|helpers?|misc|common|lib|index)(/|[.]tsx?$)", pathNot: "node_modules" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|node_modules)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs"],
    },
  },
};
