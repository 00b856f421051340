// Knows the way back to the place in the inbox from which a page was opened; leads nowhere else.
import { Link, useLocation } from "@remix-run/react";
import { useText } from "#app/ui/text/use-text.ts";

const INBOX = /^\/inbox(?:$|[?#])/u;

export function BackToInbox() {
  const t = useText();
  const back = new URLSearchParams(useLocation().search).get("back");
  if (back === null || !INBOX.test(back)) return null;
  return (
    <p className="mb-4">
      <Link to={back}>← {t("inbox.back")}</Link>
    </p>
  );
}
