export const voiceCases = {};
