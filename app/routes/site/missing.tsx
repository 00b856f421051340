// Answers for every address that nothing else answers.
import { notFound } from "#app/web/guard.server.ts";

export function loader() {
  notFound();
}

export default function Missing() {
  return null;
}
