/** The cookie that says whose resume code the pages show, until the learner has dismissed it. */
export const resumeStripCookie = "scrapelab_resume_strip";
