// The words of search in Chinese.
export const searchZh = {} as const;
