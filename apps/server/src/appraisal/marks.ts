import { raterClassNames, type RaterClass } from '@gangmu/domain/assessments/appraisal-rules';

/** One mark of a ballot: whom it is about, in which class, and the place of the grade in its set. */
export interface Mark {
  readonly appraisalId: string;
  readonly raterClass: RaterClass;
  readonly grade: number;
}

/** Always 38 bytes, so that a sealed mark has one length. */
export function writeMark({ appraisalId, raterClass, grade }: Mark): string {
  return `${appraisalId}${raterClassNames.indexOf(raterClass)}${grade}`;
}

export function readMark(text: string): Mark {
  const raterClass = raterClassNames[Number(text.charAt(36))];
  if (text.length !== 38 || !raterClass) throw new Error('a sealed mark is not a mark');
  return { appraisalId: text.slice(0, 36), raterClass, grade: Number(text.charAt(37)) };
}
