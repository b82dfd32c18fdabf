// Short names of the levers in the page's languages. A lever that is not here goes by its id.
import type { Language } from '../numbers/format';

type Names = Record<Language, string>;
const named = (en: string, hant: string, hans: string): Names => ({ en, 'zh-Hant': hant, 'zh-Hans': hans });

const kNames: Record<string, Names> = {
  'washington.classes': named('Chips that may be sold', '可出售的晶片', '可出售的芯片'),
  'washington.sold_before': named('Chips sold already before', '先前已在出售的晶片', '此前已在出售的芯片'),
  'washington.delay': named('Wait before the first shipment', '首批出貨前的等待期', '首批发货前的等待期'),
  'washington.cap': named('Yearly cap on each class', '每一類晶片的年度上限', '每一类芯片的年度上限'),
  'washington.cap_share': named('Cap as a share of US shipments', '以美國出貨量比例計的上限', '按美国出货量比例计的上限'),
  'washington.cap_base': named('What that share counts', '該比例的計算基礎', '该比例的计算基础'),
  'washington.cap_carries': named('Unused cap carries over', '未用額度可以遞延', '未用额度可以结转'),
  'washington.cap_per_customer': named('Cap on each customer', '每位客戶的上限', '每个客户的上限'),
  'washington.customers': named('Licensed customers', '獲許可的客戶數', '获许可的客户数'),
  'washington.vetting': named('Buyers who pass vetting', '通過審查的買家比例', '通过审查的买家比例'),
  'washington.licence_months': named('Months to a licence', '取得許可所需月數', '取得许可所需月数'),
  'washington.levy': named('Levy on revenue', '營收抽成', '营收抽成'),
  'washington.levy_pass_through': named('Levy paid by the buyer', '抽成轉嫁給買家的比例', '抽成转嫁给买家的比例'),
  'washington.tariff': named('Tariff on licensed chips', '許可晶片的關稅', '许可芯片的关税'),
  'washington.tariff_pass_through': named('Tariff paid by the buyer', '關稅轉嫁給買家的比例', '关税转嫁给买家的比例'),
  'washington.may_reverse': named('Washington may withdraw', '華府可能撤回許可', '华盛顿可能撤回许可'),
  'washington.hazard': named('Chance of withdrawal a month', '每月撤回的機率', '每月撤回的概率'),
  'washington.replacement': named('Months to a weaker replacement', '推出降規替代品所需月數', '推出降级替代品所需月数'),
  'washington.enforcement': named('Smuggled chips', '走私晶片', '走私芯片'),
  'washington.hbm_controls': named('Memory that passes the controls', '突破管制的高頻寬記憶體', '突破管制的高带宽内存'),
  'washington.tool_controls': named('Growth of Chinese fabs under tool controls', '設備管制下中國晶圓廠的成長', '设备管制下中国晶圆厂的增长'),
  'washington.purchase_abroad': named('Chips bought for use abroad', '購買並置於境外的晶片', '购买并置于境外的芯片'),
  'washington.rent_abroad': named('Compute rented abroad', '境外租用的算力', '境外租用的算力'),
  'washington.kill_switch': named('Foreign chips are switched off', '外國晶片遭遠端關閉', '外国芯片被远程关闭'),
  'beijing.permission': named('Beijing’s permission', '北京的許可', '北京的许可'),
  'beijing.place': named('Demand with a place both sides admit', '雙方都允許的使用場所比例', '双方都允许的使用场所比例'),
  'beijing.cover_response': named('Closes as Chinese chips suffice', '國產晶片足夠時收緊的程度', '国产芯片足够时收紧的程度'),
  'beijing.regime.initial_block': named('Chance that it begins with a block', '一開始就封鎖的機率', '一开始就封锁的概率'),
  'beijing.regime.initial_case': named('Chance that it begins case by case', '一開始為逐案審批的機率', '一开始为逐案审批的概率'),
  'beijing.regime.block_to_case': named('Block gives way to case by case', '由封鎖轉為逐案審批', '由封锁转为逐案审批'),
  'beijing.regime.case_to_open': named('Case by case gives way to open', '由逐案審批轉為開放', '由逐案审批转为开放'),
  'beijing.regime.case_to_block': named('Case by case gives way to a block', '由逐案審批轉為封鎖', '由逐案审批转为封锁'),
  'beijing.regime.open_to_case': named('Open gives way to case by case', '由開放轉為逐案審批', '由开放转为逐案审批'),
  'beijing.regime.share_block': named('Demand let through under a block', '封鎖時放行的需求比例', '封锁时放行的需求比例'),
  'beijing.regime.share_case': named('Demand let through case by case', '逐案審批時放行的需求比例', '逐案审批时放行的需求比例'),
  'beijing.regime.share_open': named('Demand let through when open', '開放時放行的需求比例', '开放时放行的需求比例'),
  'beijing.may_reverse': named('Beijing may block for good', '北京可能永久封鎖', '北京可能永久封锁'),
  'beijing.hazard': named('Chance of that block a month', '每月永久封鎖的機率', '每月永久封锁的概率'),
  'beijing.mandate': named('Least share of Chinese chips', '國產晶片的最低比例', '国产芯片的最低比例'),
  'beijing.hall_ban': named('State halls buy Chinese chips only', '國資機房只買國產晶片', '国资机房只买国产芯片'),
  'beijing.power_subsidy': named('Power subsidy for Chinese chips', '使用國產晶片的電費補貼', '使用国产芯片的电费补贴'),
  'beijing.funding': named('Budgets of state halls', '國資機房的預算', '国资机房的预算'),
  'feedback.design_spur': named('Shortage speeds up Chinese designs', '短缺加速中國晶片設計', '短缺加速中国芯片设计'),
  'feedback.shortage_to_investment': named('Shortage spurs investment in fabs', '短缺刺激晶圓廠投資', '短缺刺激晶圆厂投资'),
  'feedback.capital_to_investment': named('Capital raised spurs investment', '募資刺激投資', '融资刺激投资'),
  'feedback.revenue_to_investment': named('Unsold chips hold investment back', '滯銷抑制投資', '滞销抑制投资'),
  'feedback.displacement': named('Lines for China take from others', '為中國開的產線排擠其他產品', '为中国开的产线挤占其他产品'),
  'feedback.premium_to_diversion': named('Price draws in smuggled chips', '高價吸引走私', '高价吸引走私'),
  'feedback.premium_to_owned_abroad': named('Price spurs purchases abroad', '高價刺激境外購買', '高价刺激境外购买'),
  'feedback.premium_to_rented_abroad': named('Price spurs renting abroad', '高價刺激境外租用', '高价刺激境外租用'),
  'feedback.scarcity_to_efficiency': named('Shortage spurs efficient algorithms', '短缺促進演算法效率', '短缺促进算法效率'),
};

export function leverName(language: Language, id: string): string {
  return kNames[id]?.[language] ?? id;
}

/** Ids that have a name here. */
export const kNamedLevers = Object.keys(kNames);
