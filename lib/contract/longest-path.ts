/** Of a request to the learner's own Pushgateway, in characters. */
export const longestPath = 4096;
