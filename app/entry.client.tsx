// Brings the page alive in the language the document was written in; fetches only that language's strings.
import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepVoice } from "#app/ui/text/seldom.ts";
import { type Language, makeVoice, VoiceContext } from "#app/ui/text/use-text.ts";

/**
 * Waits for the page's data. `RemixBrowser` reads it from a stream and suspends until it is there; a click or key in
 * that moment has React finish the document at once, which fails ("root did not complete", React 345) because no
 * boundary stands above the document to wait in. So its first, suspending step is taken here, ahead of React.
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (!(waiting instanceof Promise)) throw waiting;
    await waiting;
  }
}

async function start(): Promise<void> {
  const language: Language = document.documentElement.lang === "en" ? "en" : "zh";
  const catalogue = language === "en" ? (await import("#app/ui/text/catalogue-en.ts")).catalogueEn : (await import("#app/ui/text/catalogue-zh.ts")).catalogueZh;
  const voice = await keepVoice(makeVoice(language, catalogue), window.location.pathname);
  await pageData();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <VoiceContext.Provider value={voice}>
          <RemixBrowser />
        </VoiceContext.Provider>
      </StrictMode>,
    );
  });
}

void start();
