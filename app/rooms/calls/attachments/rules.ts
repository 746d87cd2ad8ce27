/** As many as somebody reads. */
export const MOST_ATTACHMENTS = 5
export type Kind = 'pdf' | 'jpeg'
/** Who reads what is attached: its writer, who works here, anyone. */
export type SeenBy = 'writer' | 'staff' | 'anyone'
