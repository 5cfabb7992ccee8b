import { defineKind } from './define-kind.ts';
import { enrolment } from './training/enrolment.ts';
import { offering } from './training/offering.ts';

/** 教育培训: offerings with seats, and the people who take them (domain K3). */
export const trainingKind = defineKind({ name: 'training', records: { offering, enrolment } });
