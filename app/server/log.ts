// Knows how the server speaks to its operator: JSON lines, secrets struck out by name and by shape.
import { type DestinationStream, type Logger, pino } from "pino";
import { strikeFacts, strikeText } from "#app/kernel/strike.ts";

const stderr = () => pino.destination({ dest: 2, sync: false });

/** The standard error output and another place, such as the day's file, for the same lines. */
export function stderrAnd(place: DestinationStream): DestinationStream {
  return pino.multistream([stderr(), place].map((stream) => ({ stream, level: "trace" })));
}

/** JSON lines of at least `level`, to the standard error output unless another place is given. Every line passes through both strikings. */
export function makeLog(level: string, place: DestinationStream = stderr()): Logger {
  // strikeFacts has made errors plain already; pino would name them "Object".
  const serializers = { err: (error: unknown) => error };
  const hooks = { streamWrite: strikeText };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { log: strikeFacts }, serializers, hooks }, place);
}
