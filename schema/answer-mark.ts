/** Header of every answer of ours: what an office screen shows, or keeps for a day without network, must bear it. */
export const answerMark = 'x-sidak';
