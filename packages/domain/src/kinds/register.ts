import { defineKind } from './define-kind.ts';
import { ideologyOutlet, integrityRisk } from './register/integrity.ts';
import { classifiedMember, keyPost, partyStaff, staffing, youthGroup } from './register/people.ts';
import { aidSite, redResource, staffLibrary } from './register/places.ts';
import { course, faculty } from './register/teaching.ts';

/** 台账: lists that are kept and looked at again in time (domain K9). */
export const registerKind = defineKind({
  name: 'register',
  records: {
    integrityRisk,
    ideologyOutlet,
    faculty,
    course,
    partyStaff,
    staffing,
    keyPost,
    youthGroup,
    classifiedMember,
    redResource,
    staffLibrary,
    aidSite,
  },
});
