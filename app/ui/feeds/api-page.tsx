// Knows how the programs' interface is explained to people; must never promise what the operations do not say.
import { Link } from "@remix-run/react";
import { PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { FeedLinks } from "./feed-links.tsx";

type Operation = { readonly id: string; readonly path: string; readonly summary: string; readonly scope: string | null; readonly asks: readonly string[] };
type Problem = { readonly code: string; readonly status: number };
export type ApiPageProps = {
  readonly publicUrl: string;
  readonly operations: readonly Operation[];
  readonly limits: { readonly addressPerMinute: number; readonly tokenPerMinute: number };
  readonly problems: readonly Problem[];
};

function Operations({ operations }: Pick<ApiPageProps, "operations">) {
  const t = useText();
  const columns = [
    { key: "what", head: t("api.operation"), cell: (one: Operation) => <span className="inline-block min-w-32">{one.summary}</span> },
    { key: "path", head: t("api.address"), cell: (one: Operation) => <code className="text-sm break-all">GET {one.path}</code> },
    { key: "asks", head: t("api.asks"), cell: (one: Operation) => <code className="text-sm">{one.asks.join(" ") || "—"}</code> },
    { key: "scope", head: t("api.scope"), cell: (one: Operation) => (one.scope === null ? t("api.scope.none") : <code className="text-sm">{one.scope}</code>) },
  ];
  return <DataTable caption={t("api.readOnly")} columns={columns} rows={operations} rowKey={(one) => one.id} />;
}

const RULES = ["page", "changes", "etag", "money", "cors", "people"] as const;

function Rules() {
  const t = useText();
  return (
    <ul className="max-w-3xl list-disc space-y-2 pl-5">
      {RULES.map((rule) => (
        <li key={rule}>{t(`api.rule.${rule}`)}</li>
      ))}
    </ul>
  );
}

function Limits({ limits }: Pick<ApiPageProps, "limits">) {
  const t = useText();
  const rows = [
    { who: t("api.limit.address"), count: limits.addressPerMinute },
    { who: t("api.limit.token"), count: limits.tokenPerMinute },
  ];
  const columns = [
    { key: "who", head: t("api.limit.who"), cell: (row: (typeof rows)[number]) => row.who },
    { key: "count", head: t("api.limit.count"), align: "end" as const, cell: (row: (typeof rows)[number]) => row.count },
  ];
  return (
    <>
      <div className="max-w-xl">
        <DataTable caption={t("api.limits")} columns={columns} rows={rows} rowKey={(row) => row.who} />
      </div>
      <p className="mt-3 max-w-3xl">{t("api.limits.note")}</p>
    </>
  );
}

function Examples({ publicUrl }: Pick<ApiPageProps, "publicUrl">) {
  const t = useText();
  const api = `${publicUrl}/api/v1`;
  const examples: readonly (readonly [TextKey, string])[] = [
    ["api.example.outcomes", `curl '${api}/outcomes?limit=2'`],
    ["api.example.etag", `curl -i -H 'If-None-Match: W/"…"' '${api}/outcomes?limit=2'`],
    ["api.example.changes", `curl '${api}/changes?since=2026-01-01T00:00:00Z'`],
    ["api.example.own", `curl -H 'Authorization: Bearer ykz_…' '${api}/own/contracts'`],
  ];
  return (
    <dl>
      {examples.map(([key, command]) => (
        <div key={key} className="mb-4">
          <dt className="mb-1 font-medium">{t(key)}</dt>
          <dd>
            <code className="block rounded border border-line bg-surface p-3 text-sm break-all whitespace-pre-wrap">{command}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The facts of a problem are known only when it happens; here its sentence is told by example. */
const FACTS = { name: "limit", scope: "read:own", methods: "GET, HEAD, OPTIONS", seconds: 30 };

function Problems({ problems }: Pick<ApiPageProps, "problems">) {
  const t = useText();
  const say = (key: string) => <span className="inline-block sm:min-w-40">{t(`api.problem.${key}` as TextKey, FACTS)}</span>;
  const columns = [
    {
      key: "code",
      head: t("api.problem"),
      cell: (one: Problem) => (
        <code id={`problem-${one.code}`} className="text-sm">
          {one.code}
        </code>
      ),
    },
    { key: "status", head: t("api.problem.status"), cell: (one: Problem) => one.status },
    { key: "meaning", head: t("api.problem.meaning"), cell: (one: Problem) => say(one.code) },
    { key: "todo", head: t("api.problem.todo"), cell: (one: Problem) => say(`${one.code}.next`) },
  ];
  return <DataTable caption={t("api.problems.text")} columns={columns} rows={problems} rowKey={(one) => one.code} />;
}

export function ApiPage({ publicUrl, operations, limits, problems }: ApiPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={t("api.title")} />
      <p className="max-w-3xl">{t("api.lead")}</p>
      <p className="mt-2">
        <a href="/api/openapi.json">{t("api.document")}</a>
      </p>
      <Section title={t("api.operations")}>
        <Operations operations={operations} />
      </Section>
      <Section title={t("api.examples")}>
        <Examples publicUrl={publicUrl} />
      </Section>
      <Section title={t("api.rules")}>
        <Rules />
      </Section>
      <Section title={t("api.limits")}>
        <Limits limits={limits} />
      </Section>
      <Section title={t("api.tokens")}>
        <p className="max-w-3xl">
          {t("api.tokens.text")} <Link to="/account/tokens">{t("api.tokens.to")}</Link>
        </p>
      </Section>
      <Section title={t("api.feeds")}>
        <p className="mb-2 max-w-3xl">{t("api.feeds.text")}</p>
        <FeedLinks />
      </Section>
      <Section title={t("api.mapping")}>
        <p className="max-w-3xl">{t("api.mapping.text")}</p>
      </Section>
      <Section title={t("api.problems")}>
        <Problems problems={problems} />
      </Section>
    </>
  );
}
