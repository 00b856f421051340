// Knows which industrial chains a contract's form offers.
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import type { Language } from "#app/ui/text/use-text.ts";
import type { Services } from "#app/web/services.ts";

export async function chainOptions(reads: Services["reads"], language: Language) {
  const { chains } = await cutNames(reads, language);
  return Object.entries(chains).map(([value, label]) => ({ value, label }));
}
