// Knows how the server speaks to its operator: JSON lines, secrets struck out.
import { type DestinationStream, type Logger, pino } from "pino";

const SECRET_PATHS = [
  "password",
  "token",
  "cookie",
  "authorization",
  "*.password",
  "*.token",
  "*.cookie",
  "*.authorization",
  "req.headers.cookie",
  "req.headers.authorization",
];

/** JSON lines of at least `level`, to the standard error output unless another place is given. */
export function makeLog(level: string, place: DestinationStream = pino.destination({ dest: 2, sync: false })): Logger {
  return pino({ level, redact: { paths: SECRET_PATHS, censor: "[struck out]" }, base: null, timestamp: pino.stdTimeFunctions.isoTime }, place);
}
