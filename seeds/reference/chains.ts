// Knows the industry chains, their segments and nodes; a chain's name is public fact, the nodes are the field's usual steps.

export type ChainNode = { readonly code: string; readonly segment: "upstream" | "midstream" | "downstream"; readonly zh: string; readonly en: string };
export type Chain = {
  readonly code: string;
  readonly kind: "traditional" | "emerging" | "future" | "classic";
  readonly zh: string;
  readonly en: string;
  readonly nodes: readonly ChainNode[];
};

type NodeRow = readonly [code: string, segment: "up" | "mid" | "down", zh: string, en: string];
const SEGMENT = { up: "upstream", mid: "midstream", down: "downstream" } as const;

function chain(code: string, kind: Chain["kind"], zh: string, en: string, rows: readonly NodeRow[]): Chain {
  return {
    code,
    kind,
    zh,
    en,
    nodes: rows.map(([node, segment, nodeZh, nodeEn]) => ({ code: `${code}.${node}`, segment: SEGMENT[segment], zh: nodeZh, en: nodeEn })),
  };
}

export const CHAINS: readonly Chain[] = [
  chain("textile", "traditional", "现代纺织", "Modern textiles", [
    ["fibre", "up", "化纤与纤维材料", "Fibre materials"],
    ["weaving", "mid", "织造与针织", "Weaving and knitting"],
    ["dyeing", "mid", "印染与后整理", "Dyeing and finishing"],
    ["garment", "down", "服装与家纺", "Garments and home textiles"],
    ["equipment", "up", "纺织装备", "Textile machinery"],
  ]),
  chain("chemical", "traditional", "绿色化工", "Green chemicals", [
    ["dyestuff", "up", "染料与中间体", "Dyestuffs and intermediates"],
    ["process", "mid", "连续流与催化工艺", "Flow chemistry and catalysis"],
    ["treatment", "down", "三废治理", "Waste treatment"],
  ]),
  chain("ic", "emerging", "集成电路", "Integrated circuits", [
    ["design", "up", "芯片设计", "Chip design"],
    ["manufacture", "mid", "晶圆制造", "Wafer manufacture"],
    ["packaging", "down", "封装测试", "Packaging and test"],
    ["material", "up", "半导体材料与装备", "Semiconductor materials and tools"],
  ]),
  chain("lowAltitude", "emerging", "低空经济", "Low-altitude economy", [
    ["aircraft", "mid", "无人机与整机", "Drones and aircraft"],
    ["parts", "up", "航空零部件", "Aviation parts"],
    ["service", "down", "低空运营服务", "Low-altitude services"],
  ]),
  chain("biomed", "emerging", "生物医药", "Biomedicine", [
    ["drug", "mid", "创新药与制剂", "Drugs and formulations"],
    ["device", "mid", "医疗器械", "Medical devices"],
    ["diagnostic", "down", "体外诊断", "In-vitro diagnostics"],
  ]),
  chain("polymer", "emerging", "先进高分子材料", "Advanced polymers", [
    ["resin", "up", "合成树脂", "Resins"],
    ["composite", "mid", "复合材料", "Composites"],
    ["film", "down", "功能膜", "Functional films"],
  ]),
  chain("vision", "emerging", "智能视觉", "Intelligent vision", [
    ["sensor", "up", "光学与传感", "Optics and sensing"],
    ["algorithm", "mid", "视觉算法", "Vision algorithms"],
    ["inspection", "down", "工业检测应用", "Industrial inspection"],
  ]),
  chain("bearing", "emerging", "轴承与泵阀装备", "Bearings, pumps and valves", [
    ["bearing", "mid", "轴承", "Bearings"],
    ["pumpValve", "mid", "泵阀", "Pumps and valves"],
    ["machineTool", "up", "机床与加工", "Machine tools"],
  ]),
  chain("kitchen", "emerging", "智能厨电", "Kitchen appliances", [
    ["hood", "mid", "烟机灶具", "Hoods and stoves"],
    ["control", "up", "电控与燃烧", "Control and combustion"],
  ]),
  chain("hosiery", "emerging", "袜艺", "Hosiery", [
    ["machine", "up", "袜机装备", "Hosiery machines"],
    ["product", "down", "功能袜品", "Functional hosiery"],
  ]),
  chain("embodied", "future", "具身智能", "Embodied intelligence", [
    ["actuator", "up", "关节与执行器", "Joints and actuators"],
    ["robot", "mid", "机器人本体", "Robots"],
  ]),
  chain("biomanufacture", "future", "生物制造", "Biomanufacturing", [
    ["strain", "up", "菌种与酶", "Strains and enzymes"],
    ["fermentation", "mid", "发酵与分离", "Fermentation and separation"],
  ]),
  chain("hydrogen", "future", "氢能储能", "Hydrogen and storage", [
    ["storage", "mid", "储能系统", "Storage systems"],
    ["fuelCell", "mid", "燃料电池", "Fuel cells"],
  ]),
  chain("wine", "classic", "黄酒", "Yellow rice wine", [
    ["brewing", "mid", "酿造工艺", "Brewing"],
    ["quality", "down", "品质与包装", "Quality and packaging"],
  ]),
  chain("pearl", "classic", "珍珠", "Pearls", [
    ["culture", "up", "养殖", "Culture"],
    ["processing", "down", "加工与深度利用", "Processing and extracts"],
  ]),
];
