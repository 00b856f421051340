// Knows the words with one meaning that the city's chains use, for the search to start with; only true synonyms, never wider or narrower words.

/** One group a line, its words apart by 、; a word stands in one group only. */
const LINES: Readonly<Record<string, string>> = {
  textile: `
涤纶、聚酯纤维、polyester fibre
锦纶、尼龙、聚酰胺纤维、nylon
氨纶、聚氨酯弹性纤维、spandex
腈纶、聚丙烯腈纤维、acrylic fibre
丙纶、聚丙烯纤维
维纶、聚乙烯醇纤维
粘胶纤维、黏胶纤维、viscose fibre
莱赛尔、天丝、lyocell
非织造布、无纺布、nonwoven
数码印花、喷墨印花、digital printing
超临界二氧化碳染色、超临界CO2染色
印染废水、染整废水、dyeing wastewater
拒水整理、防泼水整理、water-repellent finishing
抗菌整理、抗微生物整理
退浆、desizing
经编、warp knitting
纬编、weft knitting
化纤、化学纤维、chemical fibre
色织布、yarn-dyed fabric
再生涤纶、再生聚酯纤维、RPET纤维
疵点检测、织物瑕疵检测、布匹瑕疵检测、fabric defect detection
袜机、织袜机、hosiery machine`,
  wine: `
黄酒、Huangjiu、yellow rice wine
绍兴酒、绍兴黄酒
酒糟、酒粕
酒曲、酒麹
麦曲、wheat Qu
氨基甲酸乙酯、尿烷、ethyl carbamate
`,
  chemical: `
连续流反应、连续流化学、flow chemistry
微反应器、微通道反应器、microreactor
挥发性有机物、VOCs、VOC
化学需氧量、COD
危险废物、危废、hazardous waste
污水处理、废水处理、wastewater treatment
二氧化碳捕集、碳捕集、carbon capture
碳捕集利用与封存、CCUS
催化剂、触媒、catalyst
表面活性剂、界面活性剂、surfactant
零液体排放、ZLD、zero liquid discharge
除尘、dust removal
脱硝、脱除氮氧化物`,
  ic: `
集成电路、芯片、IC、integrated circuit
晶圆、wafer
光刻胶、光致抗蚀剂、photoresist
化学机械抛光、化学机械研磨、CMP
物理气相沉积、PVD
化学气相沉积、CVD
原子层沉积、ALD
电子设计自动化、EDA
现场可编程门阵列、FPGA
专用集成电路、ASIC
绝缘栅双极晶体管、绝缘栅双极型晶体管、IGBT
碳化硅、SiC、silicon carbide
氮化镓、GaN、gallium nitride
微机电系统、MEMS
印制电路板、印刷电路板、线路板、PCB
引线框架、lead frame
先进封装、advanced packaging
片上系统、系统级芯片、SoC`,
  aircraft: `
无人机、无人驾驶航空器、UAV、drone
电动垂直起降飞行器、eVTOL
机器人、robot
人形机器人、仿人机器人、humanoid robot
具身智能、embodied intelligence
自动导引车、AGV
同步定位与建图、同步定位与地图构建、SLAM
惯性测量单元、IMU`,
  vision: `
机器视觉、machine vision
人工智能、AI、artificial intelligence
大语言模型、LLM、large language model
深度学习、deep learning
激光雷达、LiDAR
互补金属氧化物半导体、CMOS
物联网、IoT、internet of things
数字孪生、digital twin
射频识别、RFID
图形处理器、GPU
边缘计算、edge computing
光学字符识别、文字识别、OCR`,
  machinery: `
数控机床、CNC机床、CNC machine tool
轴承、bearing
减速器、减速机、speed reducer
谐波减速器、谐波减速机
电动机、马达、electric motor
永磁同步电机、永磁同步电动机、PMSM
可编程逻辑控制器、可编程控制器、PLC
制造执行系统、生产执行系统、MES
计算机辅助设计、CAD
有限元分析、有限元仿真、FEA
增材制造、3D打印、三维打印、additive manufacturing
阀门、valve
水泵、water pump
换热器、热交换器、heat exchanger
变频器、变频调速器、frequency converter
传感器、感测器、sensor
无损检测、无损探伤、NDT
焊接、welding
注塑、注射成型、injection moulding
粉末冶金、powder metallurgy
热泵、heat pump
吸油烟机、抽油烟机、油烟机、range hood
集成灶、集成环保灶
燃气灶、煤气灶、gas stove`,
  energy: `
锂电池、锂离子电池、lithium-ion battery
钠电池、钠离子电池、sodium-ion battery
固态电池、全固态电池、solid-state battery
电池管理系统、BMS
燃料电池、fuel cell
质子交换膜燃料电池、PEMFC
电解水制氢、水电解制氢、water electrolysis
氢能、氢能源、hydrogen energy
光伏、太阳能光伏、photovoltaic
钙钛矿太阳能电池、钙钛矿电池、perovskite solar cell
超级电容器、超级电容、supercapacitor
新能源汽车、NEV、new energy vehicle
磷酸铁锂、LFP
虚拟电厂、VPP、virtual power plant`,
  polymer: `
聚乙烯、polyethylene
聚丙烯、polypropylene
聚氯乙烯、PVC
聚对苯二甲酸乙二醇酯、聚对苯二甲酸乙二酯、PET树脂
聚四氟乙烯、铁氟龙、特氟龙、PTFE
聚偏氟乙烯、聚偏二氟乙烯、PVDF
聚乳酸、PLA、polylactic acid
聚醚醚酮、PEEK
聚酰亚胺、polyimide
聚氨酯、聚氨基甲酸酯、polyurethane
环氧树脂、epoxy resin
有机硅、硅酮、silicone
碳纤维、炭纤维、carbon fibre
玻璃纤维、玻纤、glass fibre
碳纤维复合材料、碳纤维增强复合材料、CFRP
石墨烯、graphene
碳纳米管、CNT、carbon nanotube
气凝胶、aerogel
乙烯-醋酸乙烯共聚物、乙烯醋酸乙烯酯、EVA
热塑性弹性体、TPE
生物降解塑料、biodegradable plastic
反渗透膜、RO膜、reverse osmosis membrane
稀土、稀土元素、rare earth`,
  biomed: `
生物医药、biomedicine
抗体偶联药物、抗体药物偶联物、ADC药物
单克隆抗体、单抗、monoclonal antibody
信使核糖核酸、信使RNA、mRNA
聚合酶链式反应、聚合酶链反应、PCR
体外诊断、IVD、in vitro diagnostics
即时检验、即时检测、POCT
核磁共振成像、磁共振成像、MRI
计算机断层扫描、电子计算机断层扫描、CT扫描
维生素E、生育酚、tocopherol
维生素A、视黄醇、retinol
维生素C、抗坏血酸、ascorbic acid
透明质酸、玻尿酸、hyaluronic acid
脂质纳米颗粒、LNP
干细胞、stem cell
仿制药、generic drug
原料药、活性药物成分
益生菌、probiotics
合成生物学、synthetic biology
植入物、植入体、implant`,
  other: `
珍珠、pearl
珍珠粉、pearl powder
发酵、fermentation
冷链、cold chain
近红外光谱、NIR光谱
拉曼光谱、Raman spectroscopy
高效液相色谱、HPLC
超声波、超声、ultrasound
土壤修复、soil remediation`,
};

export const THESAURUS: readonly (readonly string[])[] = Object.values(LINES)
  .flatMap((lines) => lines.split("\n"))
  .filter((line) => line !== "")
  .map((line) => line.split("、"));
