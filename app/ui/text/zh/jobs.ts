// The words of jobs in Chinese.
export const jobsZh = {} as const;
