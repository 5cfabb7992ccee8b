/** The day the demo world is made for (domain 9: the frozen clock of stories and tests). */
export const demoDay = '2024-06-20';
