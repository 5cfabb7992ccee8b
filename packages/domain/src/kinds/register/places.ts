import { yesNo } from '../yes-no.ts';
import { defineRegister } from './define-register.ts';

/** 红色资源: a site worth a visit (domain M29, 14.1). */
export const redResource = defineRegister({
  name: 'redResource',
  label: { zh: '红色资源', en: 'Heritage sites' },
  mechanisms: ['M29'],
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, max: 80, required: true },
    place: { type: 'text', label: { zh: '所在地', en: 'Place' }, max: 80, required: true },
    use: { type: 'text', label: { zh: '适用活动', en: 'Good for' }, max: 120, required: false },
  },
  title: 'name',
  columns: ['name', 'place', 'use'],
  reviewMonths: 24,
});

/** 职工书屋 (domain M32). */
export const staffLibrary = defineRegister({
  name: 'staffLibrary',
  label: { zh: '职工书屋', en: 'Staff libraries' },
  mechanisms: ['M32'],
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, max: 80, required: true },
    place: { type: 'text', label: { zh: '地点', en: 'Place' }, max: 80, required: true },
    model: yesNo('示范点', 'Model site'),
  },
  title: 'name',
  columns: ['name', 'place', 'model'],
  reviewMonths: 24,
});

/** 帮扶点: county level, nothing below it (domain M41). */
export const aidSite = defineRegister({
  name: 'aidSite',
  label: { zh: '定点帮扶点', en: 'Paired aid sites' },
  mechanisms: ['M41'],
  fields: {
    county: { type: 'text', label: { zh: '县（市、区）', en: 'County' }, max: 60, required: true },
    tasks: { type: 'lines', label: { zh: '年度任务', en: 'Tasks of the year' }, max: 8, maxLength: 80 },
    contact: { type: 'text', label: { zh: '联系处室', en: 'Office in charge' }, max: 60, required: true },
  },
  title: 'county',
  columns: ['county', 'tasks', 'contact'],
  reviewMonths: 12,
});
