// Knows how a heavy question is answered in a thread of its own, so that pages are served meanwhile; must never answer one itself.
import { Worker } from "node:worker_threads";
import type { Candidate, CandidateQuestion } from "./candidates.server.ts";

export type Asked = { readonly number: number; readonly question: CandidateQuestion };
export type Answered = { readonly number: number } & ({ readonly found: readonly Candidate[] } | { readonly error: string });
type Waiting = { readonly done: (found: readonly Candidate[]) => void; readonly fail: (error: Error) => void };

export type Beside = { ask(question: CandidateQuestion): Promise<readonly Candidate[]>; close(): Promise<void> };

/** The thread starts with the first question, and again after it broke down; what it was asked then fails. It keeps no process alive while idle. */
export function besideOf(path: string): Beside {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let number = 0;
  const settle = (answer: Answered): void => {
    const one = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (waiting.size === 0) thread?.unref();
    if ("found" in answer) one?.done(answer.found);
    else one?.fail(new Error(answer.error));
  };
  const breakDown = (broken: Worker, error: Error): void => {
    if (thread !== broken) return;
    thread = null;
    for (const one of waiting.values()) one.fail(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL("./beside-start.mjs", import.meta.url), { workerData: { path }, execArgv: [] });
    started.on("message", settle);
    started.on("error", (error) => breakDown(started, error));
    started.on("exit", (code) => breakDown(started, new Error(`the search thread ended with ${code}`)));
    return started;
  };
  return {
    ask: (question) =>
      new Promise((done, fail) => {
        thread ??= start();
        thread.ref();
        number += 1;
        waiting.set(number, { done, fail });
        thread.postMessage({ number, question } satisfies Asked);
      }),
    // What was asked and is not answered fails now: whether the thread would still have answered is chance.
    close: async () => {
      const ended = thread;
      if (ended) breakDown(ended, new Error("the search thread ended with its engine"));
      await ended?.terminate();
    },
  };
}
