/** Why a territory cannot be written out or taken in: one plain line for whoever asked. Nothing was changed. */
export class MovingFault extends Error {}

export const ALTERED = 'the file was cut short or altered: nothing of it was used'
