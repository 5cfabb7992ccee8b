/** The place of appraisals in the menu; its own texts are shared by both apps. */
export const appraisal = { appraisals: '述职评议' } as const;
