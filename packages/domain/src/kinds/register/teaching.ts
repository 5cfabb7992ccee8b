import { defineRegister } from './define-register.ts';

/** 师资库 (domain M15). */
export const faculty = defineRegister({
  name: 'faculty',
  label: { zh: '师资库', en: 'Faculty pool' },
  mechanisms: ['M15'],
  fields: {
    name: { type: 'person', label: { zh: '姓名', en: 'Name' }, required: true },
    from: { type: 'text', label: { zh: '所在单位', en: 'Institution' }, max: 80, required: true },
    subjects: { type: 'lines', label: { zh: '讲授专题', en: 'Subjects' }, max: 6, maxLength: 60 },
  },
  title: 'name',
  columns: ['name', 'from', 'subjects'],
  reviewMonths: 24,
});

/** 精品课程库 (domain M15). */
export const course = defineRegister({
  name: 'course',
  label: { zh: '精品课程库', en: 'Course pool' },
  mechanisms: ['M15'],
  fields: {
    name: { type: 'text', label: { zh: '课程', en: 'Course' }, max: 80, required: true },
    lecturer: { type: 'person', label: { zh: '主讲', en: 'Lecturer' }, required: true },
    hours: {
      type: 'integer',
      label: { zh: '学时', en: 'Hours' },
      min: 1,
      max: 80,
      unit: { zh: '学时', en: 'hours' },
    },
    audience: { type: 'text', label: { zh: '对象', en: 'Audience' }, max: 80, required: true },
  },
  title: 'name',
  columns: ['name', 'lecturer', 'hours', 'audience'],
  reviewMonths: 24,
});
