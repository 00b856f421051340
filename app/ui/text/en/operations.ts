// The words of running the site in English.
import type { operationsZh } from "../zh/operations.ts";

export const operationsEn: Record<keyof typeof operationsZh, string> = {
  "refusal.event.notAdmin": "Only the bureau's administrator may erase data from the record.",
  "refusal.event.notAdmin.next": "Ask the bureau's administrator.",
  "refusal.event.reasonMissing": "Erasing needs its ground in law and the request's number, in at most {{characters}} characters.",
  "refusal.event.reasonMissing.next": "Give the reason and try again; it is kept for ever.",
  "refusal.event.notFound": "There is no event with this number.",
  "refusal.event.notFound.next": "Check the event's number.",
  "refusal.event.notSealed": "This event is not sealed yet and cannot be erased.",
  "refusal.event.notSealed.next": "Sealing takes a few seconds: try again, and look at the operations page if it never comes.",
  "refusal.event.alreadyErased": "The data of this event is erased already.",
  "refusal.event.alreadyErased.next": "Nothing more is needed.",
};
