// The words of matching in Chinese.
export const matchingZh = {} as const;
