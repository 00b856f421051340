// Knows how an operator sees which search answers and how its server stands; must never show where the server is or its key.
import type { SearchFact, SearchServerFact } from "#app/domain/oversight/operations.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { Facts } from "#app/ui/kit/layout.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { Moment } from "./moment-with-age.tsx";

const NAMED_ENGINES: readonly string[] = ["embedded", "meilisearch"];
const NAMED_FAILURES: readonly string[] = [...["starting", "unreachable", "slow", "refused", "rejected", "failing", "broken", "lost", "behind", "taskFailed"]];

function ServerState({ isAnswering, failure, code }: SearchServerFact) {
  const t = useText();
  if (isAnswering) return <Badge tone="good">{t("operations.search.server.answering")}</Badge>;
  const reason = NAMED_FAILURES.includes(failure ?? "") ? t(`operations.search.failure.${failure}` as TextKey) : failure;
  return (
    <>
      <Badge tone={failure === "starting" ? "plain" : "danger"}>{reason}</Badge> {code === null ? null : <code className="text-sm break-all">{code}</code>}
    </>
  );
}

/** Facts of the site's own index, then of the server where there is one. */
export function SearchFacts({ search, now }: { readonly search: SearchFact; readonly now: string }) {
  const t = useText();
  const { engine, isReady, documents, server } = search;
  const own = [
    { term: t("operations.search.engine"), detail: NAMED_ENGINES.includes(engine) ? t(`operations.search.engine.${engine}` as TextKey) : engine },
    {
      term: t("operations.search.state"),
      detail: <Badge tone={isReady ? "good" : "danger"}>{t(isReady ? "operations.search.ready" : "operations.search.notReady")}</Badge>,
    },
    { term: t("operations.search.documents"), detail: documents },
  ];
  if (!server) return <Facts items={[...own, { term: t("operations.search.server"), detail: t("operations.search.server.none") }]} />;
  return (
    <Facts
      items={[
        ...own,
        { term: t("operations.search.server"), detail: <ServerState {...server} /> },
        { term: t("operations.search.server.since"), detail: <Moment at={server.since} now={now} /> },
        { term: t("operations.search.server.documents"), detail: server.documents ?? t("common.notStated") },
        { term: t("operations.search.server.cursor"), detail: server.cursor ?? t("common.notStated") },
      ]}
    />
  );
}
