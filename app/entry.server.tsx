// Draws a page on the server in the reader's language. Knows streams and nonces; must never know a noun.
import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { VoiceContext } from "#app/ui/text/use-text.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";

const ABORT_MS = 10_000;

/**
 * The whole page in one piece: it is sent only when all of it is ready, and piece by piece it would pass four streams.
 * React 18 pads its 2,048-byte blocks with NUL where a Chinese character does not fit in whole; no page of ours holds a NUL of its own.
 */
function collected(whenWhole: (body: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece.includes(0) ? Buffer.from(piece.filter((byte) => byte !== 0)) : piece);
      done();
    },
    final(done) {
      whenWhole(Buffer.concat(pieces));
      done();
    },
  });
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { cspNonce } = servicesFrom(context);
  const language = await languageOf(request);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", language === "en" ? "en" : "zh-CN");
  headers.append("Vary", "Cookie");
  return new Promise((resolve, reject) => {
    let answer = status;
    const page = renderToPipeableStream(
      <VoiceContext.Provider value={VOICES[language]}>
        <RemixServer context={remix} url={request.url} nonce={cspNonce} abortDelay={ABORT_MS} />
      </VoiceContext.Provider>,
      {
        nonce: cspNonce,
        onAllReady() {
          page.pipe(collected((body) => resolve(new Response(body, { headers, status: answer }))));
        },
        onShellError: reject,
        onError() {
          answer = 500;
        },
      },
    );
    setTimeout(() => page.abort(), ABORT_MS).unref();
  });
}

/** What a route threw goes to the server's log, never to the page; a method or an address that is not there is the asker's affair. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) servicesFrom(context).report(error, new URL(request.url).pathname);
}
