// Knows invented enterprise challenges (chemical, polymer); must never name a real body.
import { yuan } from "#app/kernel/money.ts";
import type { SeedChallenge } from "#seeds/texts/seed-challenge.ts";

export const CHEMICAL_CHALLENGES: readonly SeedChallenge[] = [
  {
    key: "c-diazo",
    orgKey: "ent4",
    title: "偶氮染料重氮化要投冰、色光一批一个样，希望连续化",
    symptom:
      "釜式重氮化每釜投冰三吨降温，做七小时才能偶合，重氮盐放着不放心，去年发生一次超温报警。批次之间色光差明显，下游染厂退了两批；化冰带来的稀废水也多。",
    constraint: "厂房是甲类，DCS留有点位，设计变更要走安全条件审查；颗粒料会沉，微通道不能三天两头堵，改造期间原釜照常生产。",
    indicators: [
      { name: "批间色差", unit: "ΔE", now: "1.2", wanted: "≤ 0.4", testMethod: "分光测色仪对标准样，连续二十批" },
      { name: "重氮盐在线存量", unit: "kg", now: "900", wanted: "≤ 10", testMethod: "按反应器持液体积核算" },
    ],
    chainCode: "chemical",
    nodeCode: "chemical.process",
    budget: yuan(2_000_000),
    isBudgetOpen: false,
    deadlineDaysAhead: 300,
    wantedTrl: 7,
    ways: ["licence", "jointDevelopment"],
    failureRiskClause: "未能通过安全条件审查的，双方各担已发生费用的一半，合同终止。",
    plantedOutcomeKey: "ch-diazo",
    mismatch: null,
  },
  {
    key: "c-zld",
    orgKey: "ent4",
    title: "染料中间体高盐废水蒸出来全是黑杂盐，要能分盐回用",
    symptom:
      "每天三百吨染料中间体废水，含盐一成，蒸发器半个月结焦一次，出来的是黑杂盐，按危废填埋每吨三千多元。试过单独膜处理，有机物高，膜一周就污堵，盐也分不开。",
    constraint: "氯化钠和硫酸钠要分别达到工业盐指标，能送回本厂；占地不超过八百平方米，吨水电耗不超过五十千瓦时。",
    indicators: [
      { name: "杂盐产生量", unit: "kg/吨水", now: "95", wanted: "≤ 15", testMethod: "连续三十日称重" },
      { name: "结晶氯化钠纯度", unit: "%", now: "78", wanted: "≥ 98.5", testMethod: "工业盐国标滴定法，每日一样" },
    ],
    chainCode: "chemical",
    nodeCode: "chemical.treatment",
    budget: yuan(1_800_000),
    isBudgetOpen: false,
    deadlineDaysAhead: 260,
    wantedTrl: 7,
    ways: ["licence", "jointDevelopment"],
    failureRiskClause: "连续试运行两个月后杂盐量未降到30kg以下，乙方返还设备款四成。",
    plantedOutcomeKey: "ch-zld",
    mismatch: null,
  },
  {
    key: "c-pbat",
    orgKey: "ent6",
    title: "可降解薄膜料吹膜总晃、横向一撕就破，要专用料",
    symptom:
      "我们给快递袋做PBAT和PLA共混料，十五微米膜吹的时候膜泡晃，厚薄差大，横向撕裂强度只有55左右，客户拎几公斤就破。扩链剂加多了膜上全是晶点。",
    constraint: "用现有三层共挤吹膜机和长径比44的双螺杆，材料要过工业堆肥降解，成本每吨涨幅控制在五百元以内。",
    indicators: [
      { name: "横向撕裂强度", unit: "kN/m", now: "55", wanted: "≥ 105", testMethod: "直角撕裂法，每批十条" },
      { name: "膜泡直径波动", unit: "%", now: "±9", wanted: "±3", testMethod: "吹膜线测宽仪一小时连续记录" },
    ],
    chainCode: "polymer",
    nodeCode: "polymer.resin",
    budget: yuan(1_400_000),
    isBudgetOpen: false,
    deadlineDaysAhead: 180,
    wantedTrl: 6,
    ways: ["licence", "jointDevelopment"],
    failureRiskClause: "料样三轮不达标即止，材料费实报，技术费免付。",
    plantedOutcomeKey: "po-pbat",
    mismatch: null,
  },
  {
    key: "c-flame",
    orgKey: "ent6",
    title: "长玻纤增强尼龙要无卤阻燃还不降冲击",
    symptom:
      "做充电枪外壳的长玻纤尼龙，溴锑阻燃已被客户禁用，改次膦酸盐后薄壁一毫米阻燃不到V-0，冲击掉四成，螺杆还腐蚀。注塑浮纤严重，客户不肯用黑色遮盖。",
    constraint: "添加量不超过20%，材料每公斤成本控制在二十八元内；流道不改，螺杆材料为38铬钼铝。",
    indicators: [
      { name: "垂直燃烧等级", unit: "级", now: "V-1", wanted: "V-0（1.0 mm）", testMethod: "UL94方法五片" },
      { name: "缺口冲击强度", unit: "kJ/m²", now: "9", wanted: "≥ 15", testMethod: "悬臂梁试验，23℃" },
    ],
    chainCode: "polymer",
    nodeCode: "polymer.composite",
    budget: null,
    isBudgetOpen: true,
    deadlineDaysAhead: 260,
    wantedTrl: 5,
    ways: ["jointDevelopment", "licence"],
    failureRiskClause: "配方迭代四轮为限，未达V-0的按阶段结算材料费。",
    plantedOutcomeKey: null,
    mismatch: null,
  },
];
