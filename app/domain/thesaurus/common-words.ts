// Knows the words that nearly every listing holds; must never know a trade's own words.

/** A synonym of one of these would find everything: the words of any research text, of organisations and of this marketplace. */
const COMMON = [
  "技术 科技 系统 方法 设备 装置 产品 材料 工艺 研发 研究 应用 项目 开发 设计 生产 制造 加工 制备 检测 测试 控制 管理 服务 平台 方案 模型 数据 信息",
  "企业 公司 工厂 大学 学院 研究院 研究所 实验室 中心 单位 团队 专家 客户 用户 市场 产业 行业 产业化 中试 成果 专利 发明 需求 难题 题目 问题 合作 转让 许可",
  "一种 新型 高效 高性能 智能 智能化 自动 自动化 关键 关键技术 核心 先进 绿色 优化 改进 提高 提升 降低 解决 实现 性能 质量 效率 成本 能力 水平 功能 结构 类型",
  "technology system method device equipment product material process research development application project design production manufacture testing control",
  "management service platform model data company enterprise university institute market industry patent invention new novel high efficient intelligent smart",
].flatMap((line) => line.split(" "));

const KNOWN: ReadonlySet<string> = new Set(COMMON);

/** `word` is folded (kernel/fold). */
export function isCommonWord(word: string): boolean {
  return KNOWN.has(word);
}
