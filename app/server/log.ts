// Knows how the server speaks to its operator: JSON lines, secrets struck out.
import { type Logger, pino } from "pino";

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

export function makeLog(level: string): Logger {
  return pino(
    { level, redact: { paths: SECRET_PATHS, censor: "[struck out]" }, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  );
}
