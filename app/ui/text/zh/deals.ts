// The words of deals in Chinese.
export const dealsZh = {} as const;
