import type { Label } from '../../label.ts';
import { yesNo } from '../yes-no.ts';
import { defineRegister } from './define-register.ts';

const levels: Record<string, Label> = {
  high: { zh: '高', en: 'High' },
  middle: { zh: '中', en: 'Middle' },
  low: { zh: '低', en: 'Low' },
};

/** 廉洁风险点: a power item or a type of post, never a person (domain M28). */
export const integrityRisk = defineRegister({
  name: 'integrityRisk',
  label: { zh: '廉洁风险点', en: 'Integrity risk points' },
  mechanisms: ['M28'],
  fields: {
    powerItem: {
      type: 'text',
      label: { zh: '权力事项或岗位类别', en: 'Power or type of post' },
      max: 80,
      required: true,
    },
    level: { type: 'choice', label: { zh: '风险等级', en: 'Level' }, choices: levels },
    controls: { type: 'text', label: { zh: '防控措施', en: 'Controls' }, max: 200, required: true },
    holder: { type: 'text', label: { zh: '责任处室', en: 'Office that answers' }, max: 60, required: true },
  },
  title: 'powerItem',
  columns: ['powerItem', 'level', 'holder', 'listedOn'],
  reviewMonths: 12,
});

/** 意识形态阵地: who runs it and whether its rule of audit exists; nothing of what people post (domain M21). */
export const ideologyOutlet = defineRegister({
  name: 'ideologyOutlet',
  label: { zh: '意识形态阵地', en: 'Ideology outlets' },
  mechanisms: ['M21'],
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, max: 80, required: true },
    outletType: {
      type: 'choice',
      label: { zh: '类型', en: 'Type' },
      choices: {
        press: { zh: '报刊', en: 'Press' },
        site: { zh: '网站', en: 'Web site' },
        account: { zh: '公众号', en: 'Public account' },
        microblog: { zh: '微博', en: 'Microblog' },
        app: { zh: '客户端', en: 'App' },
        group: { zh: '工作群', en: 'Work group' },
        hall: { zh: '讲座论坛', en: 'Lectures and forums' },
      },
    },
    supervisor: { type: 'text', label: { zh: '主管', en: 'Supervised by' }, max: 60, required: true },
    operator: { type: 'text', label: { zh: '主办', en: 'Run by' }, max: 60, required: true },
    post: { type: 'text', label: { zh: '责任岗位', en: 'Post that answers' }, max: 60, required: true },
    auditRule: yesNo('有审核制度', 'Has a rule of audit'),
    condition: {
      type: 'choice',
      label: { zh: '现状', en: 'Condition' },
      choices: {
        normal: { zh: '正常', en: 'Normal' },
        improving: { zh: '整改', en: 'Being put right' },
        closed: { zh: '关停', en: 'Closed' },
      },
    },
  },
  title: 'name',
  columns: ['name', 'outletType', 'operator', 'condition'],
  reviewMonths: 6,
});
