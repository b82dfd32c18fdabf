import type { Tongues } from '../words';

const en = { gain: 'Gain in useful compute', before: 'without your changes: ', now: 'now: ', working: 'being run …', open: 'To the answer' };

export const stripWords: Tongues<typeof en> = {
  en,
  'zh-Hant': { gain: '有效算力的增加量', before: '未修改前：', now: '現在：', working: '計算中 …', open: '前往答案' },
  'zh-Hans': { gain: '有效算力的增加量', before: '未修改前：', now: '现在：', working: '计算中 …', open: '前往答案' },
};
