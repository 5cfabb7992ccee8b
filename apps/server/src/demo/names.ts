import { pick } from './random.ts';

/** Pools of neutral syllables; every name made of them is fictional. 演示数据 */
const surnames = [
  ...'安白柏常陈程崔邓丁董杜段范方冯傅高葛耿顾韩郝何贺洪侯胡黄姜蒋金康孔赖雷黎李梁林凌刘龙卢陆罗吕马孟莫倪潘彭齐钱秦邱',
];
const first = [...'安柏辰楚德恩方广海和嘉景君可岚明宁平清如'];
const second = ['', ...'林松远山川禾'];
const third = [...'舟'];

/** Public office holders must not appear by chance; the pools hold no such full name, and these are kept out too. */
const denied = new Set(['李宁', '林平', '高明', '金可', '李可']);

export function makeName(random: () => number): string {
  for (;;) {
    const given = `${pick(random, first)}${pick(random, second)}${random() < 0.1 ? pick(random, third) : ''}`;
    const name = `${pick(random, surnames)}${given}`;
    if (!denied.has(name)) return name;
  }
}
