/** What a write tells the person: done, or the text key of the reason it was refused. */
export type Outcome<Done, Refusal extends string> =
  | { ok: true; value: Done }
  | { ok: false; refusal: Refusal }
export const done = <V>(value: V) => ({ ok: true, value }) as const
export const refused = <R extends string>(refusal: R) => ({ ok: false, refusal }) as const
