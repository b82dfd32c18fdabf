// Words about scenario files that are opened.
import type { Problem } from '../state/scenario_file';
import type { Tongues } from '../words';

const en = {
  open: 'Open a scenario file (TOML)',
  drop: 'Let go to open this scenario file',
  opened: (name: string) => `${name} is open: it is now your policy.`,
  not: (name: string) => `${name} was not opened; nothing has changed.`,
  large: 'The file is too large for a scenario.',
  line: (line: string) => `line ${line}`,
  problems: {
    syntax: (what: string) => `this cannot be read as TOML: ${what}`,
    parent: (what: string) => `the parent ${what} is not a scenario of the book`,
    dates: (what: string) => `${what} sets levers for some months only, which a link cannot hold; give the file to the command line: headway compare`,
    periods: (what: string) => `a value by ${what}, which a link cannot hold; give the file to the command line: headway compare`,
    value: (what: string) => `this value cannot be taken over: ${what}`,
    key: (what: string) => `${what} is not known here`,
  } satisfies Record<Problem['kind'], (what: string) => string>,
};

export const fileWords: Tongues<typeof en> = {
  en,
  'zh-Hant': {
    open: '開啟方案檔（TOML）',
    drop: '放開即可開啟此方案檔',
    opened: (name) => `已開啟 ${name}：它現在就是您的政策。`,
    not: (name) => `未開啟 ${name}；一切維持原狀。`,
    large: '檔案太大，不像是方案檔。',
    line: (line) => `第 ${line} 行`,
    problems: {
      syntax: (what) => `無法以 TOML 讀取：${what}`,
      parent: (what) => `上層方案 ${what} 不在假設集中`,
      dates: (what) => `${what} 只在某些月份設定選項，連結無法保存；請把檔案交給指令列：headway compare`,
      periods: (what) => `依 ${what} 而異的數值，連結無法保存；請把檔案交給指令列：headway compare`,
      value: (what) => `無法採用這個值：${what}`,
      key: (what) => `這裡不認識 ${what}`,
    },
  },
  'zh-Hans': {
    open: '打开方案文件（TOML）',
    drop: '松开即可打开此方案文件',
    opened: (name) => `已打开 ${name}：它现在就是您的政策。`,
    not: (name) => `未打开 ${name}；一切保持原状。`,
    large: '文件太大，不像是方案文件。',
    line: (line) => `第 ${line} 行`,
    problems: {
      syntax: (what) => `无法按 TOML 读取：${what}`,
      parent: (what) => `上级方案 ${what} 不在假设集中`,
      dates: (what) => `${what} 只在某些月份设置选项，链接无法保存；请把文件交给命令行：headway compare`,
      periods: (what) => `按 ${what} 变化的数值，链接无法保存；请把文件交给命令行：headway compare`,
      value: (what) => `无法采用这个值：${what}`,
      key: (what) => `这里不认识 ${what}`,
    },
  },
};
