// The words of outcomes in Chinese.
export const outcomesZh = {} as const;
