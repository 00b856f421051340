// A real SMTP server inside a process of tests: what it accepts can be read as a mail program would read it. Whoever starts it closes it.
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = { readonly to: string; readonly mail: ParsedMail; readonly raw: string };
export type TestSmtp = {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** From now on every mail is answered with this code; null accepts again. */
  answerWith(code: number | null): void;
  /** Runs while the server has a mail and has not yet accepted it. */
  beforeAccepting(work: (() => Promise<void>) | null): void;
  close(): Promise<void>;
};

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

const refusal = (code: number) => Object.assign(new Error("mailbox <secret@example.test> is not to be named"), { responseCode: code });

export async function startSmtp(): Promise<TestSmtp> {
  const received: ReceivedMail[] = [];
  let code: number | null = null;
  let before: (() => Promise<void>) | null = null;
  const accept = async (stream: AsyncIterable<Buffer>) => {
    const raw = await textOf(stream);
    await before?.();
    if (code !== null) throw refusal(code);
    const mail = await simpleParser(raw);
    received.push({ to: (mail.to as AddressObject).text, mail, raw });
  };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData: (stream, _session, done) => void accept(stream).then(() => done(), done),
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    answerWith: (wanted) => {
      code = wanted;
    },
    beforeAccepting: (work) => {
      before = work;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
