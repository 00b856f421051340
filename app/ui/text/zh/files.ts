// The words of files in Chinese.
export const filesZh = {
  "refusal.file.empty": "文件是空的。",
  "refusal.file.empty.next": "请重新选择文件。",
  "refusal.file.tooLarge": "文件超过 {{megabytes}} MB。",
  "refusal.file.tooLarge.next": "请压缩或拆分后上传。",
  "refusal.file.typeNotAllowed": "不接受这种文件（按内容识别，与文件名无关）。",
  "refusal.file.typeNotAllowed.next": "请使用 PDF、图片、Word、Excel 或文本。",
} as const;
