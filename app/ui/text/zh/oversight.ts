// The words of oversight in Chinese.
export const oversightZh = {} as const;
