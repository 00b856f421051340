// Knows how a moment is told together with how long ago it was; must never know what happened then.
import { ageMs } from "#app/domain/oversight/operations.ts";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { AgeText } from "./measure-text.tsx";

export function Moment({ at, now }: { readonly at: string; readonly now: string }) {
  const t = useText();
  return (
    <>
      <MomentText at={at} /> {t("operations.age.open")}
      <AgeText ms={ageMs(at, now)} />
      {t("operations.age.close")}
    </>
  );
}
