// Knows how a long copy shows itself on a terminal: one bar a phase, on stderr, nothing where nobody looks.
import { SingleBar } from "cli-progress";
import type { PhaseProgress } from "./make-backup.ts";

const WORDS = { database: "Copying the database", files: "Keeping files", verify: "Checking the archive", restore: "Restoring" } as const;

export function phaseBars(): { readonly onProgress: PhaseProgress; readonly stop: () => void } {
  let current: { readonly phase: string; readonly bar: SingleBar } | null = null;
  const barOf = (phase: keyof typeof WORDS): SingleBar => {
    if (current?.phase === phase) return current.bar;
    current?.bar.stop();
    const bar = new SingleBar({ stream: process.stderr, format: `${WORDS[phase]} {bar} {percentage}%`, hideCursor: true });
    bar.start(1, 0);
    current = { phase, bar };
    return bar;
  };
  return {
    onProgress: (phase, done, total) => {
      const bar = barOf(phase);
      bar.setTotal(Math.max(total, done, 1));
      bar.update(done);
    },
    stop: () => current?.bar.stop(),
  };
}
