// Knows what a posted people form must hold; used by loaders, actions and commands, never by ui.
import { z } from "zod";
import { ROLES } from "#app/kernel/actor.ts";
import { tidyText } from "#app/kernel/fold.ts";
import { ROW_NUMBER_MAX } from "#app/kernel/id.ts";
import { isDay } from "#app/kernel/time.ts";
import { TOKEN_LIVES, TOKEN_SCOPES } from "./access-token.ts";
import { isCreditCode, tidyCreditCode } from "./credit-code.ts";
import { NATURE_CODES, OFFICIAL_KINDS, SIGN_UP_KINDS } from "./organisation.ts";
import { PERSON_LANGUAGES, tidyEmail } from "./people.ts";
import { VERDICTS } from "./strike.ts";

const name = z.string().transform(tidyText).pipe(z.string().min(2).max(60));
const orgName = z.string().transform(tidyText).pipe(z.string().min(2).max(120));
const email = z.string().transform(tidyEmail).pipe(z.email().max(200));
/** NIST SP 800-63B: length decides, no rules on characters; the upper bound only limits the work of hashing. */
const password = z.string().min(10).max(200);
const creditCode = z.string().transform(tidyCreditCode).refine(isCreditCode, { error: "people.error.creditCode" });
/** One of the city's six districts; empty for units registered elsewhere. */
const districtCode = z.enum(["330602", "330603", "330604", "330681", "330683", "330624", "outside"]).transform((code) => (code === "outside" ? null : code));
const introduction = z
  .string()
  .max(2_000)
  .optional()
  .transform((text) => tidyText(text ?? ""));
const isSme = z
  .boolean()
  .optional()
  .transform((ticked) => ticked ?? false);
const roles = z.array(z.enum(ROLES)).min(1, { error: "people.error.role" });

export const SignInFields = z.object({
  email: z.string().max(200).transform(tidyEmail),
  password: z.string().max(200),
  next: z.string().max(2_000).optional(),
});

const otp = z.string().trim().min(1).max(40);
export const CodeFields = z.object({ otp });
export const SignInCodeFields = CodeFields.extend({ next: z.string().max(2_000).optional() });

export const SignUpFields = z.object({
  name,
  email,
  password,
  orgKind: z.enum(SIGN_UP_KINDS),
  orgName,
  creditCode,
  districtCode,
  natureCode: z.enum(NATURE_CODES),
  isSme,
  introduction,
});
export type SignUpInput = Omit<z.output<typeof SignUpFields>, "password">;

export const InviteFields = z.object({ email, roles });
export type InviteInput = z.output<typeof InviteFields>;

const memberVersion = z.coerce.number().int().positive().max(ROW_NUMBER_MAX);
export const MemberRolesFields = z.object({ personId: z.string().min(1), version: memberVersion, roles });
export const MemberFields = z.object({ personId: z.string().min(1), version: memberVersion });
export const MailedLinkFields = z.object({ mailId: z.string().min(1).max(100) });
export const AcceptLinkFields = z.object({ name: name.optional(), password });
export const LanguageFields = z.object({ language: z.enum(PERSON_LANGUAGES) });
export const SwitchFields = z.object({ orgId: z.string().min(1) });
export const VerdictFields = z.object({ orgId: z.string().min(1), version: memberVersion });
export const RejectFields = VerdictFields.extend({ reason: z.string().transform(tidyText).pipe(z.string().min(2).max(500)) });
export const ResubmitFields = z.object({ version: memberVersion, orgName, districtCode, natureCode: z.enum(NATURE_CODES), isSme, introduction });
export type ResubmitInput = z.output<typeof ResubmitFields>;

const told = (least: number, most: number) => z.string().transform(tidyText).pipe(z.string().min(least).max(most));
const lastDay = z.string().refine(isDay, { error: "form.notADay" });
export const StrikeFields = z.object({ facts: told(10, 2_000), basis: told(4, 500), expiresOn: lastDay });
export const AppealFields = z.object({ strikeId: z.string().min(1), appeal: told(10, 2_000) });
export const StrikeVerdictFields = z.object({ strikeId: z.string().min(1), verdict: z.enum(VERDICTS), reason: told(4, 1_000) });
export const EraseFields = z.object({ password: z.string().max(200), understood: z.literal("on", { error: "people.error.understood" }) });

export const OfficeFields = z.object({ kind: z.enum(OFFICIAL_KINDS), orgName, creditCode, districtCode, email });
export type OfficeInput = z.output<typeof OfficeFields>;

export const NewTokenFields = z.object({
  name: z.string().transform(tidyText).pipe(z.string().min(1).max(60)),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1, { error: "people.error.scope" }),
  days: z.coerce.number().pipe(z.literal(TOKEN_LIVES)),
});
export const RevokeTokenFields = z.object({ tokenId: z.string().min(1).max(100) });
