// Knows the statutory rest days and swapped working days of the years whose notice we hold.

type HolidayRow = { readonly day: string; readonly kind: "rest" | "work"; readonly name: string; readonly source: string };

const NOTICE_2025 = "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）";
const NOTICE_2026 = "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）";

function span(source: string, name: string, first: string, last: string): HolidayRow[] {
  const rows: HolidayRow[] = [];
  for (let ms = Date.parse(first); ms <= Date.parse(last); ms += 86_400_000)
    rows.push({ day: new Date(ms).toISOString().slice(0, 10), kind: "rest", name, source });
  return rows;
}

function worked(source: string, name: string, ...days: string[]): HolidayRow[] {
  return days.map((day) => ({ day, kind: "work", name, source }));
}

export const HOLIDAYS: readonly HolidayRow[] = [
  ...span(NOTICE_2025, "元旦", "2025-01-01", "2025-01-01"),
  ...span(NOTICE_2025, "春节", "2025-01-28", "2025-02-04"),
  ...worked(NOTICE_2025, "春节", "2025-01-26", "2025-02-08"),
  ...span(NOTICE_2025, "清明节", "2025-04-04", "2025-04-06"),
  ...span(NOTICE_2025, "劳动节", "2025-05-01", "2025-05-05"),
  ...worked(NOTICE_2025, "劳动节", "2025-04-27"),
  ...span(NOTICE_2025, "端午节", "2025-05-31", "2025-06-02"),
  ...span(NOTICE_2025, "国庆节、中秋节", "2025-10-01", "2025-10-08"),
  ...worked(NOTICE_2025, "国庆节、中秋节", "2025-09-28", "2025-10-11"),
  ...span(NOTICE_2026, "元旦", "2026-01-01", "2026-01-03"),
  ...worked(NOTICE_2026, "元旦", "2026-01-04"),
  ...span(NOTICE_2026, "春节", "2026-02-15", "2026-02-23"),
  ...worked(NOTICE_2026, "春节", "2026-02-14", "2026-02-28"),
  ...span(NOTICE_2026, "清明节", "2026-04-04", "2026-04-06"),
  ...span(NOTICE_2026, "劳动节", "2026-05-01", "2026-05-05"),
  ...worked(NOTICE_2026, "劳动节", "2026-05-09"),
  ...span(NOTICE_2026, "端午节", "2026-06-19", "2026-06-21"),
  ...span(NOTICE_2026, "中秋节", "2026-09-25", "2026-09-27"),
  ...span(NOTICE_2026, "国庆节", "2026-10-01", "2026-10-07"),
  ...worked(NOTICE_2026, "国庆节", "2026-09-20", "2026-10-10"),
];
