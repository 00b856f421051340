// The words of home in Chinese.
export const homeZh = {} as const;
