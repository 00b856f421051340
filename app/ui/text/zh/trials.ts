// The words of trials in Chinese.
export const trialsZh = {} as const;
