// Words of what was computed for the book as it is, and can be asked again with the reader's changes.
import type { Tongues } from '../words';

const en = {
  shipped: (draws: string) => `Computed before shipping for the book as it is, with ${draws} draws.`,
  live: (draws: string, seconds: string) => `Computed here with your changes, ${draws} draws, in ${seconds} s.`,
  edited: (count: string) => `You have changed ${count} assumptions. What is shown holds for the book as it is.`,
  again: (seconds: string) => `Ask again with your changes (about ${seconds} s)`,
  working: 'Working',
  stop: 'Stop',
  back: 'Back to the book as it is',
};
const hant: typeof en = {
  shipped: (draws) => `依原本的假設集預先算好，抽樣 ${draws} 次。`,
  live: (draws, seconds) => `依您的變更在此計算，抽樣 ${draws} 次，歷時 ${seconds} 秒。`,
  edited: (count) => `您已變更 ${count} 項假設；目前顯示的是原本假設集的結果。`,
  again: (seconds) => `依您的變更重新計算（約 ${seconds} 秒）`,
  working: '計算中',
  stop: '停止',
  back: '回到原本的假設集',
};
const hans: typeof en = {
  shipped: (draws) => `按原有的假设集预先算好，抽样 ${draws} 次。`,
  live: (draws, seconds) => `按您的更改在此计算，抽样 ${draws} 次，用时 ${seconds} 秒。`,
  edited: (count) => `您已更改 ${count} 项假设；目前显示的是原有假设集的结果。`,
  again: (seconds) => `按您的更改重新计算（约 ${seconds} 秒）`,
  working: '计算中',
  stop: '停止',
  back: '回到原有的假设集',
};
export const againWords: Tongues<typeof en> = { en, 'zh-Hant': hant, 'zh-Hans': hans };
