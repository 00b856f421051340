// Knows how an organisation's verification is marked.
import type { OrganisationState } from "#app/domain/people/organisation.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { useText } from "#app/ui/text/use-text.ts";

const TONES = { pending: "warn", verified: "good", rejected: "danger" } as const;

export function OrganisationBadge({ state }: { readonly state: OrganisationState }) {
  const t = useText();
  return <Badge tone={TONES[state]}>{t(`people.state.${state}`)}</Badge>;
}
