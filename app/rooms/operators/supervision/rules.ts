/** Where the notes of a session stand sealed. */
export const notesWhere = (sessionId: string) => `supervision_note:${sessionId}`
