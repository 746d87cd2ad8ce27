/** Why something was not accepted: a text key and what the sentence names. */
export type Reason = { refusal: string; params?: Record<string, string | number> }

/** An outcome whose refusal carries what its sentence names (a row, a heading, a size). */
export type Judged<Value> = { ok: true; value: Value } | ({ ok: false } & Reason)

export const because = (refusal: string, params: Record<string, string | number> = {}) =>
  ({ ok: false, refusal, params }) as const
