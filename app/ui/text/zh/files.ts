// The words of files in Chinese.
export const filesZh = {} as const;
