// The words of pools in Chinese.
export const poolsZh = {} as const;
