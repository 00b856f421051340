// Knows every table's columns, by hand and in one place; must never know what the columns decide.
// Instants, days and JSON are text; flags are 0/1; money is whole 分; nullable columns say so.
import type { GeneratedAlways } from "kysely";

type Flag = 0 | 1;

export type SettingTable = { code: string; validFrom: string; value: string; source: string; recordedAt: string; recordedBy: string };
export type DistrictTable = { code: string; nameZh: string; nameEn: string; sort: number };
export type ChainTable = { code: string; kind: string; nameZh: string; nameEn: string; sort: number };
export type ChainNodeTable = { code: string; chainCode: string; segment: string; nameZh: string; nameEn: string; sort: number };
export type HolidayTable = { day: string; kind: string; name: string; source: string };
export type SequenceTable = { name: string; value: number };
/** Facts of this instance: `demo` marks a demo database, `createdAt` its birth. */
export type InstanceTable = { key: string; value: string };

export type EventTable = {
  seq: GeneratedAlways<number>;
  at: string;
  actorId: string;
  orgId: string | null;
  noun: string;
  nounId: string;
  verb: string;
  data: string;
};
export type EventCursorTable = { reader: string; seq: number; updatedAt: string };
export type LeaseTable = { name: string; holder: string; expiresAt: string };
export type InboxItemTable = {
  id: string;
  /** Unique, so that a repeated event writes nothing. */
  key: string;
  topic: string;
  name: string;
  /** An organisation's id, or a desk every organisation of one kind keeps together. */
  addressee: string;
  audience: string;
  waitingOrgId: string | null;
  noun: string;
  nounId: string;
  eventSeq: number;
  at: string;
  /** A Shanghai day; `9999-12-31` where nothing binds, so that it sorts last. */
  dueOn: string;
  /** From this instant on the item is dead even before a job has closed it. */
  until: string | null;
  closedAt: string | null;
};
export type InboxReadTable = { personId: string; itemId: string; at: string };
export type InboxAlertTable = { itemId: string; stage: string; dueOn: string; at: string };
export type NoticeChoiceTable = { personId: string; topic: string; frequency: string; updatedAt: string };
/** Minutes after midnight in Shanghai. */
export type QuietHoursTable = { personId: string; fromMinute: number; untilMinute: number; updatedAt: string };
export type MailLineTable = { jobId: string; itemId: string; stage: string; personId: string };
export type JobTable = {
  id: string;
  kind: string;
  subject: string;
  state: string;
  attempts: number;
  runAfter: string;
  lastError: string | null;
  createdAt: string;
  updatedAt: string;
};

/** `salt` is null once the event's data was erased: the chain holds on by `dataHash`. Hashes are lower-case hex SHA-256. */
export type EventSealTable = { seq: number; salt: string | null; dataHash: string; chainHash: string };
/** `head` is the chain's hash at `seq`; `brokenAt` the first event that did not fit, null when all did. */
export type SealCheckTable = { id: string; at: string; seq: number; head: string; brokenAt: number | null; problem: string | null };
export type BackupRunTable = {
  id: string;
  startedAt: string;
  finishedAt: string;
  eventSeq: number;
  schemaVersion: string;
  fileCount: number;
  missingFiles: number;
  bytes: number;
  archiveName: string;
  archiveHash: string;
};

export type FileTable = {
  id: string;
  hash: string;
  name: string;
  mediaType: string;
  size: number;
  orgId: string;
  noun: string;
  nounId: string;
  purpose: string;
  audience: string;
  uploadedBy: string;
  uploadedAt: string;
};

export type PersonTable = {
  id: string;
  email: string;
  name: string;
  nameKey: string;
  phone: string;
  passwordHash: string | null;
  language: string;
  createdAt: string;
  disabledAt: string | null;
  lastSeenAt: string | null;
  /** When the person had his data erased; a tombstone stands in his place. */
  erasedAt: string | null;
  version: number;
};
export type OrganisationTable = {
  id: string;
  kind: string;
  name: string;
  nameKey: string;
  creditCode: string;
  districtCode: string | null;
  regionCode: string;
  natureCode: string;
  isPublicUnit: Flag;
  isSme: Flag;
  introduction: string;
  state: string;
  stateReason: string;
  createdAt: string;
  verifiedAt: string | null;
  verifiedBy: string | null;
  version: number;
};
/** `confirmedUntil`: the Shanghai day up to which an official's post is confirmed; null where none is asked. */
export type MembershipTable = {
  personId: string;
  orgId: string;
  createdAt: string;
  endedAt: string | null;
  confirmedUntil: string | null;
  version: number;
};
export type MembershipRoleTable = { personId: string; orgId: string; role: string };
export type SessionTable = { id: string; personId: string; orgId: string | null; expiresAt: string; createdAt: string };
/** `verdict` upheld or lifted once an appeal was decided. */
export type StrikeTable = {
  id: string;
  orgId: string;
  facts: string;
  basis: string;
  givenAt: string;
  givenBy: string;
  expiresOn: string;
  appeal: string;
  appealedAt: string | null;
  verdict: string | null;
  verdictReason: string;
  decidedAt: string | null;
  decidedBy: string | null;
  version: number;
};
/** `confirmedAt` null until the first code; `lastStep` is the last accepted time step, so that no code works twice. */
export type SecondFactorTable = { personId: string; secret: string; createdAt: string; confirmedAt: string | null; lastStep: number };
export type RecoveryCodeTable = { personId: string; codeHash: string; usedAt: string | null };
/** A sign-in whose password was right and whose code is still owed. */
export type PendingSignInTable = { tokenHash: string; personId: string; orgId: string | null; failures: number; expiresAt: string };
/** `mailId`: the mail that carries it, null when it was shown instead. Until that mail leaves, `tokenHash` is no hash and opens nothing. */
export type OneTimeLinkTable = {
  tokenHash: string;
  kind: string;
  orgId: string | null;
  personId: string | null;
  email: string | null;
  roles: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
  mailId: string | null;
};
/** A secret that a program shows; only its SHA-256 is kept. `scopes` is a JSON list, `lastUsedOn` a Shanghai day. */
export type AccessTokenTable = {
  id: string;
  tokenHash: string;
  personId: string;
  orgId: string | null;
  name: string;
  scopes: string;
  createdAt: string;
  expiresAt: string;
  lastUsedOn: string | null;
  revokedAt: string | null;
};

export type OutcomeTable = {
  id: string;
  code: string;
  ownerOrgId: string | null;
  ownerName: string;
  state: string;
  previousState: string | null;
  origin: string;
  source: string | null;
  externalId: string | null;
  externalFacts: string;
  title: string;
  chainCode: string | null;
  districtCode: string | null;
  shownVersion: number | null;
  workingVersion: number | null;
  stateReason: string;
  listedAt: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
};
export type OutcomeVersionTable = {
  outcomeId: string;
  number: number;
  state: string;
  content: string;
  completeness: number;
  editedBy: string;
  editedAt: string;
  submittedAt: string | null;
  listedAt: string | null;
};
export type ReviewTable = {
  id: string;
  noun: string;
  nounId: string;
  nounVersion: number;
  kind: string;
  result: string;
  items: string;
  note: string;
  reviewerId: string;
  orgId: string;
  at: string;
};

export type PoolTable = {
  id: string;
  code: string;
  chainCode: string;
  name: string;
  introduction: string;
  operatorOrgId: string;
  operatorKind: string;
  state: string;
  createdAt: string;
  version: number;
};
export type PoolEntryTable = {
  id: string;
  poolId: string;
  outcomeId: string;
  state: string;
  terms: string;
  proposedBy: string;
  proposedAt: string;
  agreedAt: string | null;
  endedAt: string | null;
  endReason: string;
  version: number;
};
export type PriceListingTable = {
  id: string;
  code: string;
  outcomeId: string;
  trialId: string | null;
  ownerOrgId: string;
  state: string;
  terms: string;
  openedAt: string | null;
  openUntil: string;
  endedAt: string | null;
  createdAt: string;
  version: number;
};

export type ChallengeTable = {
  id: string;
  code: string;
  orgId: string | null;
  orgName: string;
  state: string;
  origin: string;
  source: string | null;
  externalId: string | null;
  externalFacts: string;
  title: string;
  chainCode: string | null;
  districtCode: string | null;
  content: string;
  contentVersion: number;
  bidUntil: string | null;
  repostCount: number;
  stateReason: string;
  editedBy: string;
  publishedAt: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
};

export type TrialTable = {
  id: string;
  code: string;
  outcomeId: string;
  outcomeVersion: number;
  poolEntryId: string;
  ownerOrgId: string;
  enterpriseOrgId: string;
  state: string;
  request: string;
  terms: string | null;
  termsHash: string | null;
  termsProposedBy: string | null;
  reasonCode: string | null;
  reasonText: string;
  answerDueOn: string;
  stateUntil: string | null;
  startsOn: string | null;
  endsOn: string | null;
  insurance: string | null;
  closing: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
};
export type TrialReadingTable = {
  id: string;
  trialId: string;
  indicator: string;
  value: string;
  unit: string;
  method: string;
  takenOn: string;
  orgId: string;
  recordedBy: string;
  recordedAt: string;
  answer: string;
  answerReason: string;
  answeredBy: string | null;
  answeredAt: string | null;
};
export type SignatureTable = {
  id: string;
  noun: string;
  nounId: string;
  side: string;
  orgId: string;
  personId: string;
  documentHash: string;
  at: string;
};

export type DealTable = {
  id: string;
  code: string;
  origin: string;
  originId: string | null;
  outcomeId: string;
  sellerOrgId: string;
  buyerOrgId: string;
  state: string;
  licenceKind: string;
  terms: string | null;
  termsHash: string | null;
  reasonCode: string | null;
  reasonText: string;
  stateUntil: string | null;
  signedAt: string | null;
  effectiveOn: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
};
export type DealOfferTable = {
  id: string;
  dealId: string;
  round: number;
  byOrgId: string;
  personId: string;
  terms: string;
  state: string;
  validUntil: string;
  at: string;
};

export type TechContractTable = {
  id: string;
  code: string;
  origin: string;
  originId: string | null;
  dealId: string | null;
  outcomeId: string | null;
  /** Null where the seller has no account here, as with contracts registered elsewhere. */
  sellerOrgId: string | null;
  buyerOrgId: string | null;
  sellerName: string;
  buyerName: string;
  sellerRegion: string;
  buyerRegion: string;
  name: string;
  class: string;
  chainCode: string | null;
  field: string | null;
  totalAmount: number;
  technicalAmount: number;
  content: string;
  state: string;
  ruleSet: string;
  officeOrgId: string | null;
  registrationNo: string | null;
  registeredOn: string | null;
  decideBy: string | null;
  stateReason: string;
  signedOn: string;
  acceptedBy: string | null;
  registeredBy: string | null;
  /** The last day for a supplement; null where the rule set knows none. */
  supplementBy: string | null;
  terminatedOn: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
};

/** One dated set of registration rules. `mandatory` is a JSON list of facts, `sources` a JSON map from each figure to where it comes from. */
export type ContractRuleSetTable = {
  code: string;
  validFrom: string;
  title: string;
  decideDays: number;
  supplementDays: number | null;
  secondReviewYuan: number;
  numberLength: number;
  numberLetters: 0 | 1;
  mandatory: string;
  sources: string;
  recordedAt: string;
  recordedBy: string;
};
export type ContractCodeTable = { list: string; code: string; nameZh: string; nameEn: string; sort: number; source: string };
/** Append-only. Number 1 is the registration, each further one an amendment with its own effective day. */
export type ContractVersionTable = {
  id: string;
  contractId: string;
  number: number;
  effectiveOn: string;
  reason: string;
  name: string;
  class: string;
  field: string | null;
  chainCode: string | null;
  totalAmount: number;
  technicalAmount: number;
  content: string;
  fileId: string | null;
  recordedAt: string;
  recordedBy: string;
  eventSeq: number;
};
/** Append-only. One row per receipt; a row that takes another back names it and bears its sum negated. */
export type ApprovedIncomeTable = {
  id: string;
  contractId: string;
  receivedOn: string;
  amount: number;
  kind: string;
  evidence: string;
  fileId: string | null;
  recordedAt: string;
  recordedBy: string;
  eventSeq: number;
  reversalOf: string | null;
};

/**
 * Append-only. One row per contract (or receipt), amount kind and basis; a reversal names the posting it takes back.
 * `isRestatement`: it touches a year that was over when it was recorded.
 */
export type PostingTable = {
  id: string;
  eventSeq: number;
  contractId: string;
  amountKind: string;
  basis: string;
  amount: number;
  contractCount: number;
  countedMonth: string;
  recordedAt: string;
  reversalOf: string | null;
  isRestatement: Flag;
  sellerDistrict: string;
  buyerDistrict: string;
  districtPair: string;
  class: string;
  chain: string;
  field: string;
  institute: string;
  /** The receipt that an income posting counts; null for contract sums. */
  receiptId: string | null;
};
export type TallyTable = {
  year: number;
  month: string;
  amountKind: string;
  basis: string;
  dimension: string;
  value: string;
  amount: number;
  contractCount: number;
};
/** Of postings recorded in another month than `month`, by the Shanghai month of their recording. */
export type LateTallyTable = {
  year: number;
  month: string;
  recordedMonth: string;
  amountKind: string;
  basis: string;
  dimension: string;
  value: string;
  amount: number;
  contractCount: number;
};
export type IndicatorDefinitionTable = { code: string; validFrom: string; amountKind: string; basis: string; source: string };
export type TargetTable = { indicatorCode: string; year: number; amount: number; isDemo: Flag; source: string };

export type MatchTable = {
  outcomeId: string;
  challengeId: string;
  score: number;
  level: string;
  reasons: string;
  modelVersion: string;
  computedAt: string;
};
/** A model that this market has measured or used; `figures` is JSON, `comparedWith` the version it was measured against. */
export type MatchingModelTable = {
  version: string;
  comparedWith: string | null;
  comparedAt: string | null;
  comparedBy: string;
  figures: string;
  madeCurrentAt: string | null;
  madeCurrentBy: string;
};
/** One night's full pass: which side it is at and the last thing it has done. */
export type MatchingPassTable = {
  day: string;
  side: string;
  afterId: string;
  things: number;
  startedAt: string;
  finishedAt: string | null;
  updatedAt: string;
};
export type ImportBatchTable = {
  id: string;
  kind: string;
  source: string;
  fileHash: string;
  rowCount: number;
  createdAt: string;
  actorId: string;
  orgId: string | null;
  fileName: string;
  state: string;
  headers: string;
  mapping: string;
  openUntil: string | null;
  notes: string;
  problem: string;
  problemFacts: string;
  rowsDone: number;
  updatedAt: string;
  version: number;
};
/** One row of an imported file: its cells until it is taken, what became of it, and what undoing it needs. */
export type ImportRowTable = {
  batchId: string;
  position: number;
  line: number;
  externalId: string;
  title: string;
  cells: string;
  result: string;
  problem: string;
  problemFacts: string;
  nounId: string | null;
  nounVersion: number | null;
  before: string | null;
  undo: string;
  undoReason: string;
  look: string;
};
/** Append-only: a later publication is a new row. `quarter` 0 is the whole year, else January to that quarter's end. */
export type GdpTable = {
  id: string;
  areaCode: string;
  year: number;
  quarter: number;
  kind: string;
  amount: number;
  publishedOn: string | null;
  source: string;
  recordedAt: string;
  recordedBy: string;
};
/** One change of the thesaurus; version 1 is the starting one. */
export type ThesaurusVersionTable = { version: number; kind: string; note: string; added: number; removed: number; actorId: string; at: string };
/** A group as it was written from one version on, until (exclusive) another; null = still in force. `words` is a JSON list. */
export type ThesaurusGroupTable = { id: string; groupId: string; words: string; fromVersion: number; untilVersion: number | null };
/** A question that found nothing, folded, of nobody. What was asked up to `seenOn` has been looked at. */
export type MissedSearchTable = { id: string; question: string; kind: string; seenOn: string | null; seenBy: string | null };
export type MissedSearchDayTable = { missId: string; day: string; count: number };
/** What an organisation says of one match; `isStanding` 0 = said of an older model and replaced since. */
export type MatchJudgementTable = {
  outcomeId: string;
  challengeId: string;
  orgId: string;
  modelVersion: string;
  side: string;
  verdict: string;
  reason: string | null;
  note: string;
  rank: number;
  level: string;
  chainCode: string | null;
  isStanding: Flag;
  personId: string;
  at: string;
};

/** Append-only and chained: `hash` is over `previousHash`, the period, the instant and the content. `period` is `2026-03`, `2026-Q1` or `2026`. */
export type FigureSnapshotTable = {
  id: string;
  serial: number;
  period: string;
  asOf: string;
  isMonthEnd: Flag;
  sealedAt: string;
  sealedBy: string;
  content: string;
  previousHash: string;
  hash: string;
};
/** A pack as it was rendered once; its bytes are in the file store. */
export type FigurePackTable = {
  snapshotId: string;
  format: string;
  language: string;
  fileHash: string;
  bytes: number;
  renderedAt: string;
  renderedBy: string;
};
/** What a rule found doubtful; `identity` is the rule and what it found, so that it is flagged once. `year` only for rules over a whole year. */
export type AnomalyTable = {
  id: string;
  code: string;
  rule: string;
  ruleVersion: number;
  identity: string;
  year: number | null;
  evidence: string;
  /** The sums of the contracts that it touches, as found, in 分. */
  amount: number;
  state: string;
  stateReason: string;
  stateAt: string;
  foundAt: string;
  ownerId: string | null;
  ownerOrgId: string | null;
  version: number;
};
export type AnomalyContractTable = { anomalyId: string; contractId: string };
/** Append-only: each verdict and each reopening with its reason and the evidence as it stood then. */
export type AnomalyVerdictTable = {
  id: string;
  anomalyId: string;
  verb: string;
  reason: string;
  evidence: string;
  givenAt: string;
  givenBy: string;
  eventSeq: number;
};
/** Keys of a contract in force by which alike ones are looked up: bands of its text, its number folded. Derived. */
export type ContractTraceTable = { contractId: string; kind: string; value: string };
/** The nightly look at whole years, one row a day. */
export type AnomalyNightTable = { day: string; startedAt: string; finishedAt: string | null; found: number; withdrawn: number };

/** A small table of one noun's states, so that a state can be added by an INSERT. */
export type StateTable = { code: string };

export type Database = {
  setting: SettingTable;
  district: DistrictTable;
  chain: ChainTable;
  chainNode: ChainNodeTable;
  holiday: HolidayTable;
  sequence: SequenceTable;
  instance: InstanceTable;
  event: EventTable;
  eventCursor: EventCursorTable;
  lease: LeaseTable;
  inboxItem: InboxItemTable;
  inboxRead: InboxReadTable;
  inboxAlert: InboxAlertTable;
  noticeChoice: NoticeChoiceTable;
  quietHours: QuietHoursTable;
  mailLine: MailLineTable;
  job: JobTable;
  eventSeal: EventSealTable;
  sealCheck: SealCheckTable;
  backupRun: BackupRunTable;
  file: FileTable;
  person: PersonTable;
  organisation: OrganisationTable;
  membership: MembershipTable;
  membershipRole: MembershipRoleTable;
  session: SessionTable;
  oneTimeLink: OneTimeLinkTable;
  strike: StrikeTable;
  secondFactor: SecondFactorTable;
  recoveryCode: RecoveryCodeTable;
  pendingSignIn: PendingSignInTable;
  accessToken: AccessTokenTable;
  outcomeState: StateTable;
  outcome: OutcomeTable;
  outcomeVersion: OutcomeVersionTable;
  review: ReviewTable;
  pool: PoolTable;
  poolEntry: PoolEntryTable;
  priceListingState: StateTable;
  priceListing: PriceListingTable;
  challengeState: StateTable;
  challenge: ChallengeTable;
  trialState: StateTable;
  trial: TrialTable;
  trialReading: TrialReadingTable;
  signature: SignatureTable;
  dealState: StateTable;
  deal: DealTable;
  dealOffer: DealOfferTable;
  techContractState: StateTable;
  techContract: TechContractTable;
  contractRuleSet: ContractRuleSetTable;
  contractCode: ContractCodeTable;
  contractVersion: ContractVersionTable;
  approvedIncome: ApprovedIncomeTable;
  posting: PostingTable;
  tally: TallyTable;
  lateTally: LateTallyTable;
  indicatorDefinition: IndicatorDefinitionTable;
  target: TargetTable;
  match: MatchTable;
  matchingModel: MatchingModelTable;
  matchingPass: MatchingPassTable;
  importBatch: ImportBatchTable;
  importRow: ImportRowTable;
  gdp: GdpTable;
  thesaurusVersion: ThesaurusVersionTable;
  thesaurusGroup: ThesaurusGroupTable;
  missedSearch: MissedSearchTable;
  missedSearchDay: MissedSearchDayTable;
  matchJudgement: MatchJudgementTable;
  figureSnapshot: FigureSnapshotTable;
  figurePack: FigurePackTable;
  anomaly: AnomalyTable;
  anomalyContract: AnomalyContractTable;
  anomalyState: StateTable;
  anomalyVerdict: AnomalyVerdictTable;
  contractTrace: ContractTraceTable;
  anomalyNight: AnomalyNightTable;
};
