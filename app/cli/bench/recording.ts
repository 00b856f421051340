// Knows how the answers of the product's own loaders are kept while it serves, so that the constant page can repeat them.
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import type { ShellFacts } from "#app/ui/kit/shell.tsx";
import type { Found } from "#app/ui/search/found.ts";

export type RecordedAnswer = { readonly shell: ShellFacts; readonly page: { readonly found: Found; readonly title: string } };
type Part = keyof RecordedAnswer;

const RECORDED: Readonly<Record<Part, string>> = { shell: "root", page: "routes/outcomes/search" };

/** The build with two of its loaders heard: `answers` fills by query string while pages are asked. */
export function recording(build: ServerBuild): { readonly build: ServerBuild; readonly answers: Record<string, Partial<RecordedAnswer>> } {
  const answers: Record<string, Partial<RecordedAnswer>> = {};
  const heard = (part: Part) => {
    const route = build.routes[RECORDED[part]];
    const loader = route?.module.loader;
    if (!route || !loader) throw new Error(`the build has no loader at ${RECORDED[part]}`);
    const listening = async (args: LoaderFunctionArgs) => {
      const answer = await loader(args);
      const { search } = new URL(args.request.url);
      answers[search] = { ...answers[search], [part]: answer };
      return answer;
    };
    return { [route.id]: { ...route, module: { ...route.module, loader: listening } } };
  };
  return { build: { ...build, routes: { ...build.routes, ...heard("shell"), ...heard("page") } }, answers };
}
