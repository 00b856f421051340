// Brings the page alive in the language the document was written in; fetches only that language's strings.
import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepVoice } from "#app/ui/text/seldom.ts";
import { type Language, makeVoice, VoiceContext } from "#app/ui/text/use-text.ts";

async function start(): Promise<void> {
  const language: Language = document.documentElement.lang === "en" ? "en" : "zh";
  const catalogue = language === "en" ? (await import("#app/ui/text/catalogue-en.ts")).catalogueEn : (await import("#app/ui/text/catalogue-zh.ts")).catalogueZh;
  const voice = await keepVoice(makeVoice(language, catalogue), window.location.pathname);
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
