// Knows the address of the file with the outcomes a search found; must never rank them.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { foundFile } from "./found.server.ts";

export function loader(args: LoaderFunctionArgs) {
  return foundFile(args, "outcome");
}
