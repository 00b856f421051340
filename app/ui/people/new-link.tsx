// Knows how a one-time link is shown, this once; must never keep it.
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export type MemberReply = ActionResult & {
  readonly newLink?: { readonly url: string; readonly expiresAt: string; readonly email: string };
  /** It went by mail instead: to whom in part, and until when. */
  readonly mailed?: { readonly maskedEmail: string; readonly expiresAt: string };
};

export function NewLink({ reply }: { readonly reply: MemberReply | undefined }) {
  const t = useText();
  const link = reply?.newLink;
  if (!link) return null;
  return (
    <div role="status" className="my-4 rounded border-l-4 border-brand bg-brand-soft p-4">
      <p className="font-medium">{t("people.newLink.title")}</p>
      <p className="mt-1">
        {t("people.newLink.text", { email: link.email })} <MomentText at={link.expiresAt} />
      </p>
      <label className="mt-2 block text-sm">
        {t("people.newLink.label")}
        <input readOnly value={link.url} className="mt-1 w-full rounded border border-line-strong bg-paper px-3 py-2" />
      </label>
    </div>
  );
}
