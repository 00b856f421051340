// Knows which rules are dated data, their defaults and where each default comes from; must never read the database.

/** `number` settings that rules read. A row in `setting` with a later validFrom replaces the default from that day on. */
export const SETTING_DEFAULTS = {
  "outcome.completenessFloor": { value: 70, unit: "percent", source: "平台默认" },
  "trial.answerWorkingDays": { value: 10, unit: "workingDays", source: "平台默认，以市科技局规则为准" },
  "trial.slowBrokerDays": { value: 3, unit: "days", source: "平台默认（逾三日提醒成果池运营方的服务专员）" },
  "trial.slowBureauDays": { value: 7, unit: "days", source: "平台默认（逾七日提醒主管部门）" },
  "trial.awaitedStepDays": { value: 30, unit: "days", source: "平台默认" },
  "trial.defaultMonths": { value: 12, unit: "months", source: "平台默认（先用后转实践：一年免费）" },
  "trial.maxMonths": { value: 36, unit: "months", source: "平台默认" },
  "trial.closingDays": { value: 30, unit: "days", source: "平台默认" },
  "trial.pricingDays": { value: 90, unit: "days", source: "平台默认" },
  "priceListing.openDays": { value: 5, unit: "days", source: "平台默认，以交易规则为准" },
  "challenge.reviewWorkingDays": { value: 5, unit: "workingDays", source: "平台默认" },
  "challenge.windowDays": { value: 30, unit: "days", source: "平台默认" },
  "challenge.appraisalRequired": { value: 0, unit: "flag", source: "平台默认" },
  "deal.idleDays": { value: 90, unit: "days", source: "平台默认" },
  "deal.offerValidDays": { value: 15, unit: "days", source: "平台默认" },
  "transform.completerMonths": { value: 12, unit: "months", source: "浙江省促进科技成果转化条例 §38" },
  "transform.poolMonths": { value: 36, unit: "months", source: "平台默认（参照嘉善三年入池）" },
  "matching.nightHour": { value: 2, unit: "hour", source: "平台默认（访问最少的时段）" },
  "people.confirmDays": { value: 365, unit: "days", source: "平台默认（官方账户每年复核）" },
  "people.dormantDays": { value: 90, unit: "days", source: "平台默认（官方账户停用期）" },
  "people.strikeMaxMonths": { value: 24, unit: "months", source: "平台默认" },
  "search.missKeepMonths": { value: 6, unit: "months", source: "平台默认（只记词语和次数，不记何人）" },
  "log.keepMonths": { value: 6, unit: "months", source: "网络安全法（2017）第二十一条第三项：网络日志留存不少于六个月" },
} as const satisfies Readonly<Record<string, { readonly value: number; readonly unit: string; readonly source: string }>>;

export type SettingCode = keyof typeof SETTING_DEFAULTS;
