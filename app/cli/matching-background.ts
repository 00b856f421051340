// Knows how the background of matching is counted from the demo city's own texts; run it when those texts change.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { seedBackground } from "./matching/seed-background.ts";

const path = fileURLToPath(new URL("../domain/matching/background-words.json", import.meta.url));
writeFileSync(path, `${JSON.stringify(seedBackground(), null, 2)}\n`);
process.stderr.write(`${path}\n`);
