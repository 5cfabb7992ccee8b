import { expect, test } from 'vitest';
import { readCited, readToProduce } from './read-documents.ts';

test('titles are cited, nested ones within the outer, periodicals not', () => {
  expect(readCited('落实《关于贯彻〈条例〉的意见》（甲发〔2020〕1号）和《规划（2023—2027年）》')).toEqual([
    '关于贯彻〈条例〉的意见',
    '规划（2023—2027年）',
  ]);
  expect(readCited('办好《机关党建研究》、《旗帜》杂志，学习《准则》')).toEqual(['准则']);
  expect(readCited('关于《甲《乙》丙》的通知')).toEqual(['甲《乙》丙']);
});

test('what is to be written is the object of 制定, 修订, 出台, with or without marks', () => {
  expect(readToProduce('制定《发展党员工作细则》')).toEqual(['发展党员工作细则']);
  expect(readToProduce('制定关于加强所属企业党的建设的意见，修订考核实施办法')).toEqual([
    '关于加强所属企业党的建设的意见',
    '考核实施办法',
  ]);
  expect(readToProduce('学习《条例》，落实各项措施')).toEqual([]);
});
